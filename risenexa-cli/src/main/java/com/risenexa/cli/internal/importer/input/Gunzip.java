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
    static final int FIRST = 0x1F;
    static final int SECOND = 0x8B;

    private static final int SIZE = 32 * 1024;

    private final PushbackInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[SIZE];
    private int given;
    private boolean ended;

    /** Reads the first header. */
    Gunzip(InputStream in) throws IOException {
        this.in = new PushbackInputStream(in, SIZE);
        GzipHeader.read(this.in);
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
        boolean right = GzipHeader.number(in) == crc.getValue()
                && GzipHeader.number(in) == (inflater.getBytesWritten() & 0xFFFF_FFFFL);
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
        GzipHeader.read(in);
        inflater.reset();
        crc.reset();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        ended = true;
        in.close();
    }
}
