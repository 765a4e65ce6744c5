package com.risenexa.cli.internal.importer.input;

/** Takes byte order marks out that stand at the beginning of a line. */
final class LineMarks {
    private static final char MARK = '\uFEFF';

    private boolean atBeginning = true;

    /** How many characters are left of these, moved together. */
    int remove(char[] chars, int offset, int count) {
        int to = offset;
        for (int i = offset; i < offset + count; i++) {
            char c = chars[i];
            if (c == MARK && atBeginning) {
                continue;
            }
            atBeginning = c == '\n' || c == '\r';
            chars[to++] = c;
        }
        return to - offset;
    }
}
