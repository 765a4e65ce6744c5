package com.risenexa.cli.internal.importer.input;

/** Counts lines and columns. A line ends with LF, CR or CRLF. */
final class TextPosition {
    private long line = 1;
    private long column = 1;
    private boolean afterCr;

    void pass(char[] chars, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            char c = chars[i];
            if (c == '\n' && afterCr) {
                afterCr = false;
                continue;
            }
            afterCr = c == '\r';
            if (afterCr || c == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }

    /** Where the next character stands. */
    InputFormatException.Place next() {
        return new InputFormatException.Place(line, column);
    }
}
