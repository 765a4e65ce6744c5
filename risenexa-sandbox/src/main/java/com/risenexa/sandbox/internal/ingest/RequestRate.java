package com.risenexa.sandbox.internal.ingest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate limit: a number of requests per second, minute or hour.
 *
 * @param count so many
 * @param unit in a second ({@code s}), a minute ({@code m}) or an hour ({@code h})
 * @param burst how many at once after a quiet time
 */
public record RequestRate(int count, String unit, int burst) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})/([smh])");
    public static final int MAX_BURST = 1_000_000_000;

    /** What {@link #parse} takes, in words. */
    public static final String EXPECTED = "a number from 1 to 999999999 per s, m or h, such as 5/s, 100/m or 1000/h";

    public RequestRate {
        if (count < 1) {
            throw new IllegalArgumentException("a rate must let at least one through, not " + count);
        }
        if (burst < 1 || burst > MAX_BURST) {
            throw new IllegalArgumentException("burst must be 1 to " + MAX_BURST + ", not " + burst);
        }
    }

    /** Such as {@code 100/m}; the burst is the number itself. */
    public static RequestRate parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        int count = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (count == 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not a rate: expected " + EXPECTED);
        }
        return new RequestRate(count, matcher.group(2), count);
    }

    public RequestRate withBurst(int size) {
        return new RequestRate(count, unit, size);
    }

    double perSecond() {
        return count / (unit.equals("s") ? 1.0 : unit.equals("m") ? 60.0 : 3600.0);
    }

    /** As it was written. */
    public String text() {
        return count + "/" + unit;
    }
}
