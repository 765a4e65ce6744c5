package com.risenexa.cli.internal.importer.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first line of a text, where it says how the rest is written. */
final class FirstLine {
    /** Excel's own: the line names the separator, and is neither header nor row. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?");

    private static final Pattern REJECTS =
            Pattern.compile("\"?reject_line\"?(.)\"?reject_code\"?\\1\"?reject_message\"?(\\1.*)?");
    private static final Pattern JSON_ARRAY = Pattern.compile("\\[\\s*([\\[{\"].*)?");

    private final String text;

    private FirstLine(String text) {
        this.text = text;
    }

    static FirstLine of(CharSequence sample) {
        return new FirstLine(sample.toString().lines().findFirst().orElse(""));
    }

    /** What the line {@code sep=;} names; null if it is another line. */
    @Nullable
    Character separatorLine() {
        return separator(SEPARATOR_LINE);
    }

    /** The separator of a file of rejected rows, which is known by its columns; null if it is no such file. */
    @Nullable
    Character rejects() {
        return separator(REJECTS);
    }

    private @Nullable Character separator(Pattern pattern) {
        Matcher matcher = pattern.matcher(text.strip());
        return matcher.matches() && Delimiter.isSeparator(matcher.group(1).charAt(0))
                ? (Character) matcher.group(1).charAt(0)
                : null;
    }

    /** Whether a JSON array begins, over one line or many. */
    static boolean beginsArray(CharSequence sample) {
        String first = sample.toString().stripLeading().lines().findFirst().orElse("");
        return JSON_ARRAY.matcher(first).matches();
    }
}
