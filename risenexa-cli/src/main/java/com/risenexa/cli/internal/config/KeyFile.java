package com.risenexa.cli.internal.config;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Reads the API key from a file, so that it stands neither in the history of a shell nor in the list of processes. */
final class KeyFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private KeyFile() {}

    static String read(CliContext context, String file) {
        String option = "--api-key-file " + file;
        try {
            String key = text(context, file).strip();
            if (key.isEmpty()) {
                throw CliException.configuration(option + " is empty; the API key is expected in it", null);
            }
            return key;
        } catch (SmallTextFile.NotSuchText e) {
            throw CliException.configuration(
                    option + " " + e.getMessage(), "Give a file that holds the API key alone.");
        } catch (NoSuchFileException e) {
            throw CliException.configuration(option + " does not exist", null);
        } catch (IOException | InvalidPathException e) {
            throw CliException.configuration(option + " cannot be read: " + e, null);
        }
    }

    private static String text(CliContext context, String file) throws IOException {
        if (file.equals("-")) {
            return SmallTextFile.read(context.process().in());
        }
        Path path = Path.of(file);
        if (Files.isRegularFile(path)) {
            warnOfOthers(context, path);
        }
        return SmallTextFile.read(path);
    }

    /** Containers mount secrets so that all of the container can read them, and cannot always do otherwise. */
    private static void warnOfOthers(CliContext context, Path file) throws IOException {
        Set<PosixFilePermission> permissions = SmallTextFile.permissions(file);
        if (permissions.stream().anyMatch(OTHERS::contains)) {
            context.say("warning: the API key in " + file + " is open to other users ("
                    + PosixFilePermissions.toString(permissions) + "); run: chmod 600 " + file);
        }
    }

    /** Reads a key or a profile: a text in UTF-8, with or without a byte order mark, and never more than 64 KiB of it. */
    static final class SmallTextFile {
        private static final int LONGEST = 64 * 1024;
        private static final String BYTE_ORDER_MARK = "\uFEFF";

        private SmallTextFile() {}

        static String read(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return read(in);
            }
        }

        /**
         * The text.
         *
         * @throws IOException with a message that goes on after the file's name: {@code is larger than 64 KiB}
         */
        static String read(InputStream in) throws IOException {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new NotSuchText("is larger than 64 KiB");
            }
            if (isUtf16(bytes)) {
                throw new NotSuchText("is UTF-16; save it as UTF-8");
            }
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                throw new NotSuchText("is not UTF-8; save it as UTF-8");
            }
        }

        /** By its byte order mark; PowerShell's {@code >} writes such files. */
        private static boolean isUtf16(byte[] bytes) {
            return bytes.length >= 2
                    && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
        }

        /** Who may do what with a file; nobody where the system has no such permissions, as Windows. */
        static Set<PosixFilePermission> permissions(Path file) throws IOException {
            return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    ? Files.getPosixFilePermissions(file)
                    : Set.of();
        }

        /** Content that cannot be a key or a profile. */
        static final class NotSuchText extends IOException {
            private static final long serialVersionUID = 1L;

            NotSuchText(String message) {
                super(message);
            }
        }
    }
}
