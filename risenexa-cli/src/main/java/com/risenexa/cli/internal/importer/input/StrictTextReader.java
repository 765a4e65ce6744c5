package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.importer.input.Input.InputFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Text without guesses: UTF-8, or UTF-16 if a byte order mark says so. What precedes a wrong byte is read; the wrong byte
 * itself is {@link InputFormatException}, with its place. A byte order mark at the beginning of a line is left out: it comes from
 * files that were joined.
 */
public final class StrictTextReader extends Reader {
    private static final int SIZE = 64 * 1024;
    private static final int HEAD = 4;
    private static final String TO_UTF_8 = "Convert it, such as by: iconv -f ISO-8859-1 -t UTF-8";

    private final InputStream in;
    private final ByteBuffer bytes;
    private final CharsetDecoder decoder;
    private final boolean marked;
    private final TextPosition place = new TextPosition();
    private final LineMarks marks = new LineMarks();
    private boolean ended;

    private StrictTextReader(InputStream in, ByteOrderMark mark, byte[] head, int length) {
        this.in = in;
        this.marked = mark != ByteOrderMark.NONE;
        this.bytes = ByteBuffer.allocate(SIZE);
        bytes.put(head, mark.length(), length - mark.length()).flip();
        this.decoder = mark.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Waits for the first bytes, which say how the text is encoded. */
    public static StrictTextReader open(InputStream in) throws IOException {
        byte[] head = new byte[HEAD];
        int length = in.readNBytes(head, 0, head.length);
        ByteOrderMark mark = ByteOrderMark.of(head, length);
        if (mark.isWide(head, length)) {
            throw new InputFormatException(
                    null,
                    "the text has zero bytes between its letters: it is UTF-16 without a byte order mark, or UTF-32",
                    "Convert it to UTF-8, such as by: iconv -f UTF-16LE -t UTF-8");
        }
        return new StrictTextReader(in, mark, head, length);
    }

    /** Whether it began with a byte order mark, as Excel writes it. */
    public boolean isMarked() {
        return marked;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(chars, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            int count = out.position() - offset;
            if (count > 0 || length == 0) {
                place.pass(chars, offset, count);
                int kept = marks.remove(chars, offset, count);
                if (kept > 0 || length == 0) {
                    return kept;
                }
                out.position(offset);
                continue;
            }
            if (result.isError()) {
                throw wrongByte();
            }
            if (result.isOverflow()) {
                throw new IOException("no room for a surrogate pair");
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    private InputFormatException wrongByte() {
        String name = decoder.charset().name();
        int wrong = bytes.get(bytes.position()) & 0xFF;
        String message = String.format(Locale.ROOT, "the byte 0x%02X is not %s", wrong, name);
        boolean utf8 = decoder.charset().equals(StandardCharsets.UTF_8);
        return new InputFormatException(place.next(), message, utf8 ? TO_UTF_8 : null);
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The byte order mark of a text, which gives its encoding; without one it is UTF-8. */
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

    /** Takes byte order marks out that stand at the beginning of a line. */
    static final class LineMarks {
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

    /** Counts lines and columns. A line ends with LF, CR or CRLF. */
    static final class TextPosition {
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
        InputFormatException.TextPosition next() {
            return new InputFormatException.TextPosition(line, column);
        }
    }
}
