package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.input.Input.InputFormatException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the character that separates the columns, in the first rows of a text. */
public final class DelimiterDetector {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int ROWS = 20;

    private DelimiterDetector() {}

    /**
     * With a header: the character that splits the first rows into the same number of columns, and into the most; a comma
     * if none does.
     *
     * @param sample the beginning of the text; its last row is left out of account if it is not whole
     */
    static char of(CharSequence sample) {
        char best = CANDIDATES[0];
        int most = 0;
        for (char candidate : CANDIDATES) {
            int[] counts = counts(sample, candidate, ROWS);
            int count = Arrays.stream(counts).allMatch(other -> other == counts[0]) ? counts[0] : 0;
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        if (most > 0) {
            return best;
        }
        for (char candidate : CANDIDATES) { // the rows differ: the first alone decides
            int count = counts(sample, candidate, 1)[0];
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /**
     * Without a header nothing says which columns there are, so no more is guessed than the mapped columns need: one column
     * alone needs no separator, and the {@code |} in {@code auth0|5f7c} is none if another character will do.
     *
     * @param needed how many columns each row must have
     * @throws InputFormatException if more than one character would do
     */
    static char headless(CharSequence sample, int needed) throws InputFormatException {
        if (needed <= 1) {
            return CANDIDATES[0];
        }
        List<Character> fitting = new ArrayList<>();
        for (char candidate : CANDIDATES) {
            boolean fits = Arrays.stream(counts(sample, candidate, ROWS)).allMatch(count -> count + 1 >= needed);
            if (fits && (candidate != '|' || fitting.isEmpty())) {
                fitting.add(candidate);
            }
        }
        if (fitting.size() > 1) {
            String names = fitting.stream().map(Delimiter::of).collect(Collectors.joining(" or "));
            throw new InputFormatException(
                    null,
                    "the separator is not clear: the first rows have " + needed + " columns or more with " + names,
                    "Name it, such as --separator " + Delimiter.of(fitting.get(0)));
        }
        return fitting.isEmpty() ? CANDIDATES[0] : fitting.get(0);
    }

    /** Others that stand in the first row, for the user to see what was not taken for a separator. */
    static List<Character> others(CharSequence sample, char taken) {
        List<Character> others = new ArrayList<>();
        for (char candidate : CANDIDATES) {
            if (candidate != taken && counts(sample, candidate, 1)[0] > 0) {
                others.add(candidate);
            }
        }
        return others;
    }

    private static int[] counts(CharSequence sample, char candidate, int rows) {
        int[] counts = new int[rows];
        int row = 0;
        int begin = 0;
        boolean quoted = false;
        for (int i = 0; i < sample.length() && row < rows; i++) {
            char c = sample.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == candidate) {
                counts[row]++;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                row += i > begin ? 1 : 0; // an empty line is none, nor is the one between CR and LF
                begin = i + 1;
            }
        }
        return Arrays.copyOf(counts, Math.max(1, row));
    }

    /** Separators as they are written in {@code --separator} and in messages. */
    public static final class Delimiter {
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
}
