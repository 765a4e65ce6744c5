package com.risenexa.cli.internal.config;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.CliContext;
import java.io.IOException;
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
            throw CliException.configuration(option + " " + e.getMessage(), "Give a file that holds the API key alone.");
        } catch (NoSuchFileException e) {
            throw CliException.configuration(option + " is not there", null);
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
}
