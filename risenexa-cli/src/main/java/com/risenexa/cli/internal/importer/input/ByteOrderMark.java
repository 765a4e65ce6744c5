package com.risenexa.cli.internal.importer.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What the first bytes of a text say of its encoding; without a mark it is UTF-8. */
enum ByteOrderMark {
    UTF_8("\u00EF\u00BB\u00BF"),
    UTF_16_BE("\u00FE\u00FF"),
    UTF_16_LE("\u00FF\u00FE"),
    NONE("");

    /** A character for each byte. */
    private final String bytes;

    ByteOrderMark(String bytes) {
        this.bytes = bytes;
    }

    static ByteOrderMark of(byte[] head, int length) {
        String begin = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        for (ByteOrderMark mark : values()) {
            if (begin.startsWith(mark.bytes)) {
                return mark;
            }
        }
        return NONE;
    }

    Charset charset() {
        return switch (this) {
            case UTF_16_BE -> StandardCharsets.UTF_16BE;
            case UTF_16_LE -> StandardCharsets.UTF_16LE;
            case UTF_8, NONE -> StandardCharsets.UTF_8;
        };
    }

    /** Whether the first two letters have more bytes than the mark, or none, says. */
    boolean isWide(byte[] head, int length) {
        if (length < head.length) {
            return false;
        }
        return switch (this) {
            case NONE ->
                ((head[0] == 0) != (head[1] == 0) && (head[2] == 0) != (head[3] == 0))
                        || (head[0] == 0 && head[1] == 0)
                        || (head[1] == 0 && head[2] == 0);
            case UTF_16_LE -> head[2] == 0 && head[3] == 0;
            case UTF_8, UTF_16_BE -> false;
        };
    }

    int length() {
        return bytes.length();
    }
}
