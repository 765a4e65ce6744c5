package com.risenexa.cli.internal.imports.input;

/** Finds what separates the columns. */
final class Separator {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int ROWS = 20;

    private Separator() {}

    /**
     * The character that parts the first rows into the same number of columns, and into the most; a comma if none does.
     *
     * @param sample the beginning of the text; its last row is left out of account if it is not whole
     */
    static char of(CharSequence sample) {
        char best = CANDIDATES[0];
        int most = 0;
        for (char candidate : CANDIDATES) {
            int count = common(sample, candidate);
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

    /** How often it stands in each of the first rows; 0 if they differ. */
    private static int common(CharSequence sample, char candidate) {
        int[] counts = counts(sample, candidate, ROWS);
        for (int count : counts) {
            if (count != counts[0]) {
                return 0;
            }
        }
        return counts[0];
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
        return java.util.Arrays.copyOf(counts, Math.max(1, row));
    }
}
