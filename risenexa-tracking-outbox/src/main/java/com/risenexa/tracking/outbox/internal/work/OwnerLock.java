package com.risenexa.tracking.outbox.internal.work;

import com.risenexa.tracking.outbox.OutboxException;
import com.risenexa.tracking.outbox.OutboxInUseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that one worker at a time delivers from a SQLite file. The lock is the operating system's, on a file beside
 * the database: it ends with its process, however that ends.
 */
final class OwnerLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(50);

    private final FileChannel channel;

    private OwnerLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The database's file, or null if it lies in memory. */
    static @Nullable Path fileOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA database_list")) {
            while (rows.next()) {
                String file = rows.getString("file");
                if ("main".equals(rows.getString("name")) && file != null && !file.isEmpty()) {
                    return Path.of(file);
                }
            }
            return null;
        }
    }

    /** Tries for 3 s, so that a restart just after a kill works. */
    static OwnerLock take(Path database) {
        Path file = Path.of(database + ".worker-lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                await(channel, file);
                return new OwnerLock(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new OutboxException("the lock " + file + " cannot be taken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            OutboxLog.warn("the worker's lock could not be released: " + e.getMessage());
        }
    }

    private static void await(FileChannel channel, Path file) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!tryLock(channel)) {
            if (System.nanoTime() - end > 0) {
                throw new OutboxInUseException(
                        "another worker delivers from this SQLite file: it holds " + file
                                + "; stop it, or record only, without start()",
                        null);
            }
            pause(file);
        }
    }

    private static void pause(Path file) {
        try {
            boolean unused = new CountDownLatch(1).await(POLL.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboxInUseException("interrupted while waiting for " + file, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Held in this very process.
            return false;
        }
    }
}
