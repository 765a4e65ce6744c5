package com.risenexa.tracking.internal.event;

/** Questions about strings that JSON and HTTP ask. */
public final class Text {
    /** From so many characters on a part is masked wherever it stands. */
    private static final int SURELY_NO_WORD = 8;

    private Text() {}

    public static boolean hasUnpairedSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Not empty, and each character from ! to ~. */
    public static boolean isVisibleAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    public static boolean hasControlCharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * A text without a part that must not be read. A short part, which stands in many a word, is replaced only where no
     * letter, digit, hyphen or underscore is beside it.
     */
    public static String mask(String text, String part, String by) {
        if (part.isEmpty() || !text.contains(part)) {
            return text;
        }
        if (part.length() >= SURELY_NO_WORD) {
            return text.replace(part, by);
        }
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            int end = at + part.length();
            if (at >= done && !isWordAt(text, at - 1) && !isWordAt(text, end)) {
                masked.append(text, done, at).append(by);
                done = end;
            }
        }
        return masked.append(text, done, text.length()).toString();
    }

    private static boolean isWordAt(String text, int index) {
        if (index < 0 || index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    /** The largest index up to {@code limit} that does not part a surrogate pair. */
    public static int cutAt(String text, int limit) {
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }
}
