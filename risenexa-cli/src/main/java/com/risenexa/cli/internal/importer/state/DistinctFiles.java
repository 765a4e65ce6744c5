package com.risenexa.cli.internal.importer.state;

import com.risenexa.cli.internal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that one import reads and writes. No two may be the same file, whatever they are called. */
public final class DistinctFiles {
    private final Map<String, Path> files = new LinkedHashMap<>();

    /** The file to import. */
    public DistinctFiles input(Path file) {
        return add("the file to import", file);
    }

    /** The state, and the files beside it. */
    public DistinctFiles state(Path file) {
        return add("the state (--state)", file)
                .add("the temporary file of the state", StateFile.temporary(file))
                .add("the lock of the state", StateFile.lock(file));
    }

    /** The rejected rows, and where those of an earlier import are kept. */
    public DistinctFiles rejects(Path file) {
        return add("the rejected rows (--rejects)", file)
                .add("the rejected rows of an earlier import", RejectsFile.backup(file));
    }

    private DistinctFiles add(String name, Path file) {
        if (Files.isRegularFile(file) || !Files.exists(file)) { // a device or a pipe may be more than one of them
            files.put(name, file);
        }
        return this;
    }

    /**
     * Compares all of them.
     *
     * @throws CliException if two are the same
     */
    public void check() {
        files.forEach((name, file) -> files.forEach((other, second) -> {
            if (name.compareTo(other) < 0 && isSame(file, second)) {
                throw CliException.usage(
                        name + " and " + other + " are the same file: " + file
                                + (file.equals(second) ? "" : " and " + second),
                        "Give one of them another name.");
            }
        }));
    }

    private static boolean isSame(Path one, Path two) {
        try {
            boolean both = Files.exists(one) && Files.exists(two);
            return both ? Files.isSameFile(one, two) : real(one).equals(real(two));
        } catch (IOException e) {
            throw CliException.usage(one + " and " + two + " cannot be compared: " + e, null);
        }
    }

    /** Through all links, as far as there is something; what is not there yet by its name. */
    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (Files.exists(absolute)) {
            return absolute.toRealPath();
        }
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        return parent == null || name == null
                ? absolute
                : real(parent).resolve(name).normalize();
    }
}
