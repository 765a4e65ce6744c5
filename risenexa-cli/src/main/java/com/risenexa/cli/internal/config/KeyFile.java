package com.risenexa.cli.internal.config;

import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the API key from a file, so that it stands neither in the history of a shell nor in the list of processes. */
final class KeyFile {
    private static final int LONGEST = 64 * 1024;

    private KeyFile() {}

    static String read(Session session, String file) {
        try {
            byte[] bytes = file.equals("-")
                    ? session.surroundings().in().readNBytes(LONGEST)
                    : Files.readAllBytes(Path.of(file));
            String key = new String(bytes, StandardCharsets.UTF_8).strip();
            if (key.isEmpty()) {
                throw Failure.configuration(
                        "--api-key-file " + file + " is empty; the API key is expected in it", null);
            }
            return key;
        } catch (NoSuchFileException e) {
            throw Failure.configuration("--api-key-file " + file + " is not there", null);
        } catch (IOException | InvalidPathException e) {
            throw Failure.configuration("--api-key-file " + file + " cannot be read: " + e, null);
        }
    }
}
