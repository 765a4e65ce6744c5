package com.risenexa.cli.internal.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.BooleanSupplier;
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

    /**
     * Distinguishes a reader that closed the pipe, as in {@code | head -1}, from a stream that cannot be written, as on
     * a full disk.
     */
    public static final class BrokenPipe {
        private BrokenPipe() {}

        /**
         * Whether the error is EPIPE, or what Windows and sockets call it.
         *
         * @param isPipe whether the stream is a pipe; asked where the words do not tell: they are those of the locale
         */
        public static boolean is(IOException error, BooleanSupplier isPipe) {
            String words = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
            return words.contains("pipe") || (isPipe.getAsBoolean() && !words.contains("temporarily unavailable"));
        }
    }

    /** Ends a command that does nothing but write to stdout: nobody receives it any more. */
    public static final class UnwritableOutput extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        public UnwritableOutput(IOException cause) {
            super(cause);
        }
    }
}
