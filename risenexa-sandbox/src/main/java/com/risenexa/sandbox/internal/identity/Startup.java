package com.risenexa.sandbox.internal.identity;

import java.util.regex.Pattern;

/**
 * A startup of the sandbox.
 *
 * @param timeScale how fast its clock runs
 * @param strict whether a known id with another payload is refused; not kept in the store
 */
public record Startup(String slug, double timeScale, boolean strict) {
    public static final String DEFAULT_SLUG = "demo";
    public static final double MAX_TIME_SCALE = 1_000_000;

    /** What a slug is, in words. */
    public static final String SLUG_EXPECTED =
            "lower-case letters, digits, - and _, at most 63, first a letter or digit";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    public Startup(String slug, double timeScale) {
        this(slug, timeScale, false);
    }

    public Startup {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("\"" + slug + "\" is not a slug: expected " + SLUG_EXPECTED);
        }
        if (!(timeScale > 0 && timeScale <= MAX_TIME_SCALE)) {
            throw new IllegalArgumentException("time scale must be more than 0 and at most 1000000, not " + timeScale);
        }
    }
}
