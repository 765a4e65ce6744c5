package com.risenexa.sandbox.internal.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Creates files and folders that only their owner can read or write. What is there already keeps its permissions. Where
 * the file system knows no such permissions, as on Windows, the folder's own rules hold.
 */
final class PrivateFiles {
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFiles() {}

    /** Makes a folder, and those around it that are not there. */
    static void folders(Path folder) throws IOException {
        Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    /** Makes an empty file; false if there is one already. */
    static boolean file(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(file, FILE));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static FileAttribute<?>[] attributes(Path path, FileAttribute<?> attribute) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {attribute} : new FileAttribute<?>[0];
    }
}
