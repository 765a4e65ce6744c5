package com.risenexa.tracking.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Fills an array, in UTF-8. Escapes what RFC 8259 demands: quote, backslash, and what comes before the space. */
final class JsonBytes extends JsonWriter {
    private static final String HEX = "0123456789ABCDEF";

    private byte[] bytes;
    private int length;

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
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    @Override
    void escaped(String text) {
        int count = text.length();
        reserve(count);
        byte[] to = bytes;
        int at = length;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
                length = at;
                rest(text, i);
                return;
            }
            to[at++] = (byte) c;
        }
        length = at;
    }

    /** From the first character on that may not be one byte. */
    private void rest(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && text.charAt(i) >= 0x80) {
                i++;
            }
            beyondAscii(text, start, i);
            if (i < text.length()) {
                ascii(text.charAt(i++));
            }
        }
    }

    private void ascii(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\b' -> escape('b');
            case '\t' -> escape('t');
            case '\n' -> escape('n');
            case '\f' -> escape('f');
            case '\r' -> escape('r');
            default -> {
                if (c < ' ') {
                    plain("\\u00");
                    mark(HEX.charAt(c >> 4));
                    mark(HEX.charAt(c & 0xF));
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
