package com.risenexa.cli.internal.importer.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The content of a gzip, all of its members (RFC 1952). {@link java.util.zip.GZIPInputStream} takes a pause between two
 * members for the end, and drops what follows the first without a word if it cannot read it.
 */
final class Gunzip extends InputStream {
    private static final int FIRST = 0x1F;
    private static final int SECOND = 0x8B;

    private static final int SIZE = 32 * 1024;

    /** Of the header, behind its first byte. */
    private static final int FIXED_LENGTH = 9;

    private static final int DEFLATE = 8;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final PushbackInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[SIZE];
    private int given;
    private boolean ended;

    /** The content of a gzip, or the stream as it is. Known by its first two bytes, whatever its name. */
    static InputStream of(InputStream in) throws IOException {
        PushbackInputStream head = new PushbackInputStream(in, 2);
        byte[] magic = new byte[2];
        int length = head.readNBytes(magic, 0, 2);
        head.unread(magic, 0, length);
        boolean gzip = length == 2 && (magic[0] & 0xFF) == FIRST && (magic[1] & 0xFF) == SECOND;
        return gzip ? new Gunzip(head) : head;
    }

    /** Reads the first header. */
    private Gunzip(InputStream in) throws IOException {
        this.in = new PushbackInputStream(in, SIZE);
        skipHeader(this.in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!ended && length > 0) {
            int count = inflate(bytes, offset, length);
            if (count > 0) {
                crc.update(bytes, offset, count);
                return count;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsInput()) {
                fill();
            } else {
                throw new ZipException("a member needs a dictionary");
            }
        }
        return ended ? -1 : 0;
    }

    private int inflate(byte[] bytes, int offset, int length) throws ZipException {
        try {
            return inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            throw new ZipException(String.valueOf(e.getMessage()));
        }
    }

    private void fill() throws IOException {
        given = in.read(packed, 0, packed.length);
        if (given < 0) {
            throw new EOFException("it ends inside of a member");
        }
        inflater.setInput(packed, 0, given);
    }

    private void endMember() throws IOException {
        int rest = inflater.getRemaining();
        in.unread(packed, given - rest, rest);
        boolean right = number(in) == crc.getValue() && number(in) == (inflater.getBytesWritten() & 0xFFFF_FFFFL);
        if (!right) {
            throw new ZipException("a member's checksum is wrong");
        }
        int next = in.read();
        while (next == 0) { // a tape pads with zeros
            next = in.read();
        }
        if (next < 0) {
            ended = true;
            return;
        }
        in.unread(next);
        skipHeader(in);
        inflater.reset();
        crc.reset();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        ended = true;
        in.close();
    }

    /** Of the header nothing is needed but its end. */
    private static void skipHeader(InputStream in) throws IOException {
        byte[] fixed = in.read() == FIRST ? bytes(in, FIXED_LENGTH) : new byte[1];
        if ((fixed[0] & 0xFF) != SECOND) {
            throw new ZipException("something that is not a gzip follows a member");
        }
        if (fixed[1] != DEFLATE) {
            throw new ZipException("its method " + fixed[1] + " is unknown");
        }
        int flags = fixed[2];
        if ((flags & HAS_EXTRA) != 0) {
            bytes(in, (int) little(bytes(in, 2)));
        }
        if ((flags & HAS_NAME) != 0) {
            skipText(in);
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText(in);
        }
        if ((flags & HAS_CHECKSUM) != 0) {
            bytes(in, 2);
        }
    }

    /** Four bytes of the end of a member. */
    private static long number(InputStream in) throws IOException {
        return little(bytes(in, Integer.BYTES));
    }

    private static long little(byte[] bytes) {
        long number = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            number = (number << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return number;
    }

    private static void skipText(InputStream in) throws IOException {
        int next = in.read();
        while (next > 0) {
            next = in.read();
        }
        if (next < 0) {
            throw new EOFException("it ends inside of a header");
        }
    }

    private static byte[] bytes(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("it ends inside of a member's header or end");
        }
        return bytes;
    }
}
