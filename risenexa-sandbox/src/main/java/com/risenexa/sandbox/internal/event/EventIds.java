package com.risenexa.sandbox.internal.event;

/** The format of event ids. Without a regular expression: each event passes here. */
public final class EventIds {
    private static final int LENGTH = 36;

    private EventIds() {}

    /** Whether a text is a UUID of any version, in letters of any size. */
    public static boolean isUuid(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean isDash = i == 8 || i == 13 || i == 18 || i == 23;
            if (isDash ? text.charAt(i) != '-' : Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
