package com.risenexa.cli.internal.importer.state;

import com.risenexa.cli.internal.importer.input.ContentHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Tells whether the end of what was written is still as it was. */
final class RejectsDigest {
    private static final int END = 4096;

    private RejectsDigest() {}

    static String of(FileChannel channel, long length) throws IOException {
        int size = (int) Math.min(END, length);
        ByteBuffer bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining() && channel.read(bytes, length - size + bytes.position()) >= 0) {
            // Until all of it is here.
        }
        return ContentHash.of(new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1));
    }
}
