package com.risenexa.cli.internal.output;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A standard stream that keeps its first write error and drops what comes after it. A command whose output cannot be
 * written still does what it was called for, and ends with the exit code of that. Thread-safe.
 */
public final class StickyErrorStream extends OutputStream {
    private final OutputStream stream;
    private @Nullable IOException error;

    public StickyErrorStream(OutputStream stream) {
        this.stream = stream;
    }

    /** The first write error; null if all was written. */
    public synchronized @Nullable IOException error() {
        return error;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (error == null) {
            try {
                stream.write(bytes, from, length);
            } catch (IOException e) {
                error = e;
            }
        }
    }

    @Override
    public synchronized void flush() {
        if (error == null) {
            try {
                stream.flush();
            } catch (IOException e) {
                error = e;
            }
        }
    }
}
