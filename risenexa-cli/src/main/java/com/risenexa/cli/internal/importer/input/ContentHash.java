package com.risenexa.cli.internal.importer.input;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifies a content by its size and the SHA-256 of its first and last MiB. */
public final class ContentHash {
    private static final int EDGE = 1024 * 1024;

    private ContentHash() {}

    static String of(Path file, long size) throws IOException {
        MessageDigest digest = sha256();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] edge = new byte[(int) Math.min(EDGE, size)];
            bytes.readFully(edge);
            digest.update(edge);
            bytes.seek(size - edge.length);
            bytes.readFully(edge);
            digest.update(edge);
        }
        return size + "-" + HexFormat.of().formatHex(digest.digest());
    }

    /** The SHA-256 of some words, as hex. */
    public static String of(String... words) {
        MessageDigest digest = sha256();
        for (String word : words) {
            digest.update(word.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
