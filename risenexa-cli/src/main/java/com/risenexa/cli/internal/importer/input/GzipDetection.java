package com.risenexa.cli.internal.importer.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The content of a gzip, or the stream as it is. Known by its first two bytes, whatever its name. */
final class GzipDetection {
    private GzipDetection() {}

    static InputStream of(InputStream in) throws IOException {
        PushbackInputStream head = new PushbackInputStream(in, 2);
        byte[] magic = new byte[2];
        int length = head.readNBytes(magic, 0, 2);
        head.unread(magic, 0, length);
        boolean gzip = length == 2 && (magic[0] & 0xFF) == Gunzip.FIRST && (magic[1] & 0xFF) == Gunzip.SECOND;
        return gzip ? new Gunzip(head) : head;
    }
}
