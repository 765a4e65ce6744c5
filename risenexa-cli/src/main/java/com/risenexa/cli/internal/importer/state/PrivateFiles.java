package com.risenexa.cli.internal.importer.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Creates files and folders that only their owner may read. None is written through a link. */
final class PrivateFiles {
    private static final FileAttribute<?>[] FILE = attributes("rw-------");
    private static final FileAttribute<?>[] FOLDER = attributes("rwx------");

    private PrivateFiles() {}

    private static FileAttribute<?>[] attributes(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** The folder and those above it, where they are missing. */
    static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    /** Opens a file, which fails if it is a link; permissions are those of a file that is created. */
    static FileChannel open(Path file, OpenOption... options) throws IOException {
        Set<OpenOption> all = new HashSet<>(List.of(options));
        all.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, all, FILE);
    }
}
