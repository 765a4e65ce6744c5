package com.risenexa.tracking.internal.json;

/**
 * Counts the bytes that nearly every object has: those of text in ASCII without escapes. Where there is other text,
 * {@link JsonBytes} makes more room.
 */
final class JsonLength extends JsonWriter {
    private int bytes;

    int bytes() {
        return bytes;
    }

    @Override
    void mark(char mark) {
        bytes++;
    }

    @Override
    void plain(String text) {
        bytes += text.length();
    }

    @Override
    void string(String text) {
        bytes += text.length() + 2;
    }

    @Override
    void number(long number) {
        bytes += digits(number);
    }

    /** Of the decimal form, with a minus. */
    static int digits(long number) {
        int digits = number < 0 ? 2 : 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
