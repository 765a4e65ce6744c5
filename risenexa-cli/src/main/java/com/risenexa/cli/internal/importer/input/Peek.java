package com.risenexa.cli.internal.importer.input;

import java.io.BufferedReader;
import java.io.IOException;

/** The beginning of a text. */
final class Peek {
    static final int SIZE = 32 * 1024;

    private Peek() {}

    /** At least a line, if there is one, and no more than is there already; the reader stands at the beginning again. */
    static CharSequence of(BufferedReader reader) throws IOException {
        reader.mark(SIZE);
        char[] chars = new char[SIZE];
        int length = 0;
        while (length < SIZE) {
            int count = reader.read(chars, length, SIZE - length);
            if (count < 0) {
                break;
            }
            length += count;
            if (hasLine(chars, length)) {
                break;
            }
        }
        reader.reset();
        return new String(chars, 0, length);
    }

    private static boolean hasLine(char[] chars, int length) {
        boolean text = false;
        for (int i = 0; i < length; i++) {
            boolean end = chars[i] == '\n' || chars[i] == '\r';
            if (end && text) {
                return true;
            }
            text |= !end;
        }
        return false;
    }
}
