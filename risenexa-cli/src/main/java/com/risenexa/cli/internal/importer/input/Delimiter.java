package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.CliException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Separators as they are written in {@code --separator} and in messages. */
public final class Delimiter {
    private static final Map<String, Character> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("comma", ',');
        WORDS.put("semicolon", ';');
        WORDS.put("tab", '\t');
        WORDS.put("\\t", '\t');
        WORDS.put("pipe", '|');
    }

    private Delimiter() {}

    /**
     * Reads the value of {@code --separator}.
     *
     * @return null for {@code auto}
     * @throws CliException if it is not a separator
     */
    public static @Nullable Character read(String text) {
        if (text.equals("auto")) {
            return null;
        }
        Character word = WORDS.get(text);
        if (word != null) {
            return word;
        }
        if (text.length() != 1 || !isSeparator(text.charAt(0))) {
            throw CliException.usage(
                    "--separator " + text + " is not a separator",
                    "Give one character such as ';' or '|', or one of the words comma, semicolon, tab, pipe, auto.");
        }
        return text.charAt(0);
    }

    static boolean isSeparator(char c) {
        return !Character.isLetterOrDigit(c)
                && !Character.isSurrogate(c)
                && c != '"'
                && (c == '\t' || !Character.isISOControl(c))
                && c != '\uFEFF';
    }

    /** For messages, and as {@code --separator} takes it. */
    static String of(char separator) {
        return separator == '\t' ? "tab" : "'" + separator + "'";
    }
}
