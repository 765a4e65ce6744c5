package com.risenexa.cli.internal.importer.state;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.input.ContentHash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The state file of an import. While this is open, no other process has it. */
public final class StateFile implements Closeable {
    private static final int LONGEST = 64 * 1024;
    private static final int KEY_LENGTH = 24;

    private final Path file;
    private final FileLockGuard guard;

    private StateFile(Path file, FileLockGuard guard) {
        this.file = file;
        this.guard = guard;
    }

    /**
     * Takes it.
     *
     * @throws CliException if another import has it, or it cannot be written
     */
    public static StateFile open(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw CliException.usage("--state " + file + " is not a regular file", null);
            }
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                PrivateFiles.createFolders(folder);
            }
            if (Files.isSymbolicLink(lock(file))) {
                throw CliException.usage(
                        lock(file) + " is a symbolic link; the lock of a state is not written through links",
                        "Remove it, or give the state another place: --state FILE");
            }
            FileLockGuard guard = FileLockGuard.tryLock(lock(file));
            if (guard == null) {
                throw new CliException(
                        ExitCode.BUSY,
                        "state_locked",
                        "another import of the same content to the same startup is running (it has " + file + ")",
                        "Wait for it, or give this one a state of its own: --state FILE");
            }
            return new StateFile(file, guard);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    static Path lock(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    static Path temporary(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    /** A failure for a state that cannot be written before anything was sent. */
    public static CliException unwritable(Path file, IOException cause) {
        return CliException.usage(
                "the state " + file + " cannot be written: " + cause, "Give another place for it: --state FILE");
    }

    public Path path() {
        return file;
    }

    /**
     * What an earlier run left; null if nothing.
     *
     * @throws CliException if it cannot be understood
     */
    public @Nullable ImportState read() {
        try {
            if (Files.size(file) > LONGEST) {
                throw new IOException("it is too long");
            }
            return ImportState.fromJson(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw CliException.usage(
                    "the state " + file + " cannot be understood: " + e.getMessage(),
                    "Start again with --restart: no row is counted twice.");
        }
    }

    /** Whole or not at all, whatever ends the process or the machine meanwhile. */
    public void write(ImportState state) throws IOException {
        Path temporary = temporary(file);
        Files.deleteIfExists(temporary); // left by a crash, or a link of somebody else's
        try (FileChannel channel =
                PrivateFiles.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(state.toJson().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The import is done. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        guard.close();
    }

    /**
     * The default place: under {@code $XDG_STATE_HOME/risenexa}, by content and target, whatever the file is called.
     *
     * @param content fingerprint of the content
     * @param url where events go
     * @throws CliException if there is no home to put it into
     */
    public static Path location(
            Function<String, @Nullable String> environment, String userHome, String content, String url, String slug) {
        String key = ContentHash.of(content, url, slug).substring(0, KEY_LENGTH);
        return folder(environment, userHome).resolve("risenexa").resolve("import-" + key + ".json");
    }

    private static Path folder(Function<String, @Nullable String> environment, String userHome) {
        String configured = environment.apply("XDG_STATE_HOME");
        if (configured != null && Path.of(configured).isAbsolute()) {
            return Path.of(configured);
        }
        String home = environment.apply("HOME");
        Path place = Path.of(home == null || home.isBlank() ? userHome : home);
        if (!place.isAbsolute()) { // such as "?", for a user whom the system does not know
            throw CliException.usage(
                    "there is no folder for the state of the import: HOME is not set to a folder",
                    "Name a file for the state: --state FILE (or set HOME or XDG_STATE_HOME).");
        }
        return place.resolve(".local").resolve("state");
    }

    /**
     * A lock of the operating system, which goes with its process however that ends. Its file is removed at the end; whoever
     * has opened it before that, and locks it after, holds a file that nobody else finds, and tries again.
     */
    static final class FileLockGuard implements Closeable {
        private static final int MOST_TRIES = 10;

        private final Path file;
        private final FileChannel channel;

        private FileLockGuard(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        /** Null if another has it. */
        static @Nullable FileLockGuard tryLock(Path file) throws IOException {
            for (int i = 0; i < MOST_TRIES; i++) {
                FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                try {
                    Object opened = key(file);
                    if (channel.tryLock() == null) {
                        channel.close();
                        return null;
                    }
                    if (channel.size() > 0) {
                        channel.close();
                        throw new IOException(file + " is not a lock of an import: it is not empty");
                    }
                    if (opened == null || opened.equals(key(file))) {
                        return new FileLockGuard(file, channel);
                    }
                    channel.close();
                } catch (OverlappingFileLockException e) { // by this JVM
                    channel.close();
                    return null;
                } catch (NoSuchFileException e) { // removed meanwhile
                    channel.close();
                }
            }
            return null;
        }

        private static @Nullable Object key(Path file) throws IOException {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
            channel.close();
        }
    }

    /** Creates files and folders that only their owner may read. None is written through a link. */
    static final class PrivateFiles {
        private static final FileAttribute<?>[] FILE = attributes("rw-------");
        private static final FileAttribute<?>[] FOLDER = attributes("rwx------");

        private PrivateFiles() {}

        private static FileAttribute<?>[] attributes(String permissions) {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
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
}
