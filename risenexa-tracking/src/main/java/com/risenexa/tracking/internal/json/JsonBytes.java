package com.risenexa.tracking.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Fills an array, in UTF-8. Escapes what RFC 8259 demands: quote, backslash, and what comes before the space; surrogates too. */
final class JsonBytes extends JsonWriter {
    private static final String HEX = "0123456789ABCDEF";

    /** What stands for itself, in one byte. */
    private static final boolean[] PLAIN = plain();

    private byte[] bytes;
    private int length;

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x80];
        for (char c = ' '; c < plain.length; c++) {
            plain[c] = c != '"' && c != '\\';
        }
        return plain;
    }

    /** Exactly so many bytes are expected; more find room as well. */
    JsonBytes(int expected) {
        bytes = new byte[expected];
    }

    /** The array itself if the expectation was right. */
    byte[] toArray() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    @Override
    void mark(char mark) {
        reserve(1);
        bytes[length++] = (byte) mark;
    }

    @Override
    void plain(String text) {
        reserve(text.length());
        copy(text);
    }

    @Override
    void string(String text) {
        reserve(text.length() + 2);
        bytes[length++] = '"';
        if (isPlain(text)) {
            copy(text);
        } else {
            escaped(text);
        }
        mark('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                return false;
            }
        }
        return true;
    }

    /** There is room for it, and all of it is ASCII. */
    @SuppressWarnings("deprecation") // it drops the upper half of each character, which is nothing here
    private void copy(String text) {
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    private void escaped(String text) {
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && isTwoOrThreeBytes(text.charAt(i))) {
                i++;
            }
            beyondAscii(text, start, i);
            if (i < text.length()) {
                one(text.charAt(i++));
            }
        }
    }

    private static boolean isTwoOrThreeBytes(char c) {
        return c >= PLAIN.length && !Character.isSurrogate(c);
    }

    /** Each half of a pair is escaped, as Jackson does: a stored event gives the same bytes again (R6). */
    private void one(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\b' -> escape('b');
            case '\t' -> escape('t');
            case '\n' -> escape('n');
            case '\f' -> escape('f');
            case '\r' -> escape('r');
            default -> {
                if (c < ' ' || c >= PLAIN.length) {
                    escape('u');
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        mark(HEX.charAt((c >> shift) & 0xF));
                    }
                } else {
                    mark(c);
                }
            }
        }
    }

    private void escape(char letter) {
        mark('\\');
        mark(letter);
    }

    private void beyondAscii(String text, int start, int end) {
        if (start < end) {
            byte[] utf8 = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
            reserve(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        }
    }

    @Override
    void number(long number) {
        int digits = JsonLength.digits(number);
        reserve(digits);
        int at = length + digits;
        long rest = number;
        do {
            bytes[--at] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        } while (rest != 0);
        if (number < 0) {
            bytes[length] = '-';
        }
        length += digits;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
