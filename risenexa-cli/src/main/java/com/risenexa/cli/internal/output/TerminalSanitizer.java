package com.risenexa.cli.internal.output;

import org.jspecify.annotations.Nullable;

/** Makes a text from elsewhere harmless for a terminal. */
public final class TerminalSanitizer {
    private TerminalSanitizer() {}

    /** The text without control characters; a line break becomes a space. Null is the empty text. */
    public static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                clean.append(' ');
            } else if (!isControl(c)) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    /** C0, DEL, C1, line and paragraph separators, and the marks that turn the direction of writing. */
    public static boolean isControl(int c) {
        return Character.isISOControl(c) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
