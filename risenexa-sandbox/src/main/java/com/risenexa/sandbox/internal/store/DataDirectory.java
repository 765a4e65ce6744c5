package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.DataInUseException;
import com.risenexa.sandbox.SandboxException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The data directory, locked by this process. The lock is the operating system's: it ends with the process. */
final class DataDirectory implements AutoCloseable {
    private static final long TRY_AGAIN_MILLIS = 50;

    private final Path folder;
    private final FileChannel channel;

    private DataDirectory(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes a folder.
     *
     * @param patience how long a locked one is tried
     */
    static DataDirectory take(Path folder, Duration patience) {
        try {
            PrivateFiles.folders(folder);
            Path ignore = folder.resolve(".gitignore");
            if (PrivateFiles.file(ignore)) {
                Files.writeString(ignore, "*\n");
            }
            Path lock = folder.resolve("sandbox.lock");
            PrivateFiles.file(lock);
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
            lock(folder, channel, patience);
            DataDirectory taken = new DataDirectory(folder, channel);
            try {
                refuseSecondNames(taken.database());
                // SQLite gives its other files the permissions of this one.
                PrivateFiles.file(taken.database());
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            return taken;
        } catch (IOException e) {
            throw new SandboxException("cannot use the folder " + folder + ": " + e, e);
        }
    }

    /** The lock is the folder's: a file that has a name elsewhere too could be used from there at the same time. */
    private static void refuseSecondNames(Path database) throws IOException {
        if (Files.isSymbolicLink(database)) {
            throw new SandboxException(
                    database + " is a link; choose the folder that holds the file, or another one", null);
        }
        boolean hasCount =
                database.getFileSystem().supportedFileAttributeViews().contains("unix");
        if (hasCount && Files.exists(database) && (int) Files.getAttribute(database, "unix:nlink") > 1) {
            throw new SandboxException(
                    database + " is a hard link to a file that has another name; copy it, or choose another folder",
                    null);
        }
    }

    private static void lock(Path folder, FileChannel channel, Duration patience) throws IOException {
        long from = System.nanoTime();
        while (tryLock(channel) == null) {
            if (System.nanoTime() - from >= patience.toNanos()) {
                channel.close();
                throw new DataInUseException(folder);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TRY_AGAIN_MILLIS));
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // by another sandbox of this very process
        }
    }

    Path database() {
        return folder.resolve("sandbox.db");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SandboxException("cannot release the folder " + folder + ": " + e, e);
        }
    }
}
