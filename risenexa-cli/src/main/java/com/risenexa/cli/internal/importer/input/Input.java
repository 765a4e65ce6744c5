package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.CliException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The input of an import: a file, or a stream of unknown length. */
public final class Input {
    private final String name;
    private final @Nullable Path path;
    private final InputStream stdin;
    private final long size;
    private final AtomicLong position = new AtomicLong();

    private Input(String name, @Nullable Path path, InputStream stdin, long size) {
        this.name = name;
        this.path = path;
        this.stdin = stdin;
        this.size = size;
    }

    /**
     * Looks at it without reading.
     *
     * @param name a file, or {@code -} for stdin
     * @throws CliException if it is none that can be read
     */
    public static Input of(String name, InputStream stdin) {
        if (name.equals("-")) {
            return new Input("stdin", null, stdin, -1);
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw CliException.usage(name + " is a folder; a CSV or JSON lines file is expected", null);
            }
            if (!Files.exists(path)) {
                throw CliException.usage(name + " does not exist", null);
            }
            if (!Files.isReadable(path)) {
                throw CliException.usage(name + " may not be read by this user", null);
            }
            boolean regular = Files.isRegularFile(path);
            if (regular && Files.size(path) == 0) {
                throw CliException.usage(name + " is empty", null);
            }
            return new Input(name, path, stdin, regular ? Files.size(path) : -1);
        } catch (InvalidPathException e) {
            throw CliException.usage(name + " is not a file: " + e.getReason(), null);
        } catch (IOException e) {
            throw CliException.usage(name + " cannot be read: " + e, null);
        }
    }

    public String name() {
        return name;
    }

    /** A path beside it, under which files that belong to it may be named; of a stream in the working folder. */
    public Path besides() {
        Path name = path == null ? null : path.getFileName();
        if (path == null || name == null) {
            return Path.of("stdin");
        }
        if (size < 0) {
            return Path.of(name.toString());
        }
        boolean device = path.startsWith("/dev") || path.startsWith("/proc");
        try {
            return device ? path.toRealPath() : path;
        } catch (IOException e) { // removed since it was opened
            return Path.of(name.toString());
        }
    }

    /** In bytes, packed if it is a gzip; -1 if nobody knows. */
    public long size() {
        return size;
    }

    /** Bytes read so far, packed if it is a gzip. Thread-safe. */
    public long position() {
        return position.get();
    }

    public @Nullable Path path() {
        return path;
    }

    /** Which content it is, whatever its name; null for a stream, which cannot be read twice. */
    public @Nullable String contentHash() {
        if (path == null || size < 0) {
            return null;
        }
        try {
            return ContentHash.of(path, size);
        } catch (IOException e) {
            throw CliException.usage(name + " cannot be read: " + e, null);
        }
    }

    /**
     * The text. May wait for its first bytes.
     *
     * @param beforeWait called on the reading thread before a read that may have to wait
     */
    public StrictTextReader open(Runnable beforeWait) throws IOException {
        // The stream of Files asks for its position, which a pipe has not.
        InputStream in = path == null ? stdin : new FileInputStream(path.toFile());
        return StrictTextReader.open(Gunzip.of(new CountingInputStream(in, size, position, beforeWait)));
    }

    /** Bytes as they lie in the input, before anything is unpacked. Says when it is about to wait, and if the input shrinks. */
    static final class CountingInputStream extends InputStream {
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
                        "the file ends after " + position.get() + " bytes, and had " + expected
                                + " when the import began",
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

    /** The input cannot be read beyond this point; the rows before it are whole. */
    public static final class InputFormatException extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable TextPosition place;
        private final @Nullable String hint;

        /**
         * A place in the input, counted from 1.
         *
         * @param column in characters; 0 if it is not known
         */
        public record TextPosition(long line, long column) {
            @Override
            public String toString() {
                return "line " + line + (column > 0 ? ", column " + column : "");
            }
        }

        /**
         * What is wrong, and what to do.
         *
         * @param place null if it is the input as a whole
         */
        public InputFormatException(@Nullable TextPosition place, String message, @Nullable String hint) {
            super(place == null ? message : place + ": " + message);
            this.place = place;
            this.hint = hint;
        }

        public @Nullable TextPosition place() {
            return place;
        }

        public @Nullable String hint() {
            return hint;
        }
    }
}
