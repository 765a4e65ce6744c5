package com.risenexa.cli.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Reads a key or a profile: a text in UTF-8, with or without a byte order mark, and never more than 64 KiB of it. */
final class SmallTextFile {
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
