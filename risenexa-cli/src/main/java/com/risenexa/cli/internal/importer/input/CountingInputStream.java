package com.risenexa.cli.internal.importer.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes as they lie in the input, before anything is unpacked. Says when it is about to wait, and if the input shrinks. */
final class CountingInputStream extends InputStream {
    private final InputStream in;
    private final long expected;
    private final AtomicLong position;
    private final Runnable beforeWait;

    /**
     * Counts what is read.
     *
     * @param expected how many bytes there are at least; -1 if nobody knows
     * @param beforeWait called on the reading thread before a read that may have to wait
     */
    CountingInputStream(InputStream in, long expected, AtomicLong position, Runnable beforeWait) {
        this.in = in;
        this.expected = expected;
        this.position = position;
        this.beforeWait = beforeWait;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (expected < 0 && in.available() <= 0) {
            beforeWait.run();
        }
        int count = in.read(bytes, offset, length);
        if (count >= 0) {
            position.addAndGet(count);
        } else if (position.get() < expected) {
            // Taken for the end, it would make a row of the half before it.
            throw new InputFormatException(
                    null,
                    "the file ends after " + position.get() + " bytes, and had " + expected + " when the import began",
                    "Something shortened it while it was read.");
        }
        return count;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
