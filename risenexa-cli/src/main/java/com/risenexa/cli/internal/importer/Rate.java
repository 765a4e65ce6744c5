package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.CliException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fast rows may be sent: one each so many nanoseconds. */
record Rate(long intervalNanos) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/([sm])");

    /** {@code 50/s} or {@code 100/m}. */
    static Rate of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw CliException.usage("--rate " + text + " cannot be read; expected such as 50/s or 100/m", null);
        }
        TimeUnit unit = matcher.group(2).equals("s") ? TimeUnit.SECONDS : TimeUnit.MINUTES;
        return new Rate(unit.toNanos(1) / Long.parseLong(matcher.group(1)));
    }
}
