package com.risenexa.cli.internal.importer.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** The header of a gzip member (RFC 1952), of which nothing is needed but its end. */
final class GzipHeader {
    private static final int DEFLATE = 8;
    private static final int FIXED_LENGTH = 10;
    private static final int METHOD_AT = 2;
    private static final int FLAGS_AT = 3;

    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private GzipHeader() {}

    static void read(InputStream in) throws IOException {
        int first = in.read();
        if (first != Gunzip.FIRST) {
            throw new ZipException("something that is not a gzip follows a member");
        }
        byte[] fixed = bytes(in, FIXED_LENGTH - 1);
        if ((fixed[0] & 0xFF) != Gunzip.SECOND) {
            throw new ZipException("something that is not a gzip follows a member");
        }
        if (fixed[METHOD_AT - 1] != DEFLATE) {
            throw new ZipException("its method " + fixed[METHOD_AT - 1] + " is unknown");
        }
        int flags = fixed[FLAGS_AT - 1];
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
    static long number(InputStream in) throws IOException {
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
