package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.internal.store.Writer.WriteTask;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteDataSource;

/** The SQLite database: one writer, and for a file readers beside it. Thread-safe. */
public final class Database implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final @Nullable DataDirectory folder;

    /** A database in memory ends with its last connection: this one is kept open, unused. */
    private final Connection anchor;

    private final Writer writer;
    private final @Nullable Reader reader;
    private final @Nullable Reader patientReader;

    private Database(@Nullable DataDirectory folder, Connection anchor, DataSource source) throws SQLException {
        this.folder = folder;
        this.anchor = anchor;
        this.reader = folder == null ? null : new Reader(source);
        this.patientReader = folder == null ? null : new Reader(source);
        this.writer = new Writer(source, CLOSE_TIMEOUT);
    }

    /** One that ends with this object. */
    public static Database inMemory() {
        return open(null, "jdbc:sqlite:file:risenexa-" + UUID.randomUUID() + "?mode=memory&cache=shared");
    }

    /**
     * One in a folder.
     *
     * @param timeout how long a folder is retried that another process uses
     */
    public static Database inFolder(Path path, Duration timeout) {
        DataDirectory folder = DataDirectory.take(path, timeout);
        try {
            // As a URI, in which a question mark of the path does not begin the driver's parameters.
            return open(
                    folder,
                    "jdbc:sqlite:file:"
                            + folder.database().toAbsolutePath().toUri().getRawPath());
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Database open(@Nullable DataDirectory folder, String url) {
        String where = name(folder);
        SQLiteConfig config = new SQLiteConfig();
        // Otherwise the driver runs a query for the generated key after each insert.
        config.setGetGeneratedKeys(false);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setTempStore(TempStore.MEMORY);
        config.setBusyTimeout(5000);
        if (folder != null) {
            config.setJournalMode(JournalMode.WAL);
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        try {
            Connection anchor = source.getConnection();
            try {
                SandboxSchema.prepare(anchor, where);
                return new Database(folder, anchor, source);
            } catch (SQLException | RuntimeException e) {
                anchor.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new SandboxException("cannot open " + where + ": " + e.getMessage(), e);
        }
    }

    /** Where the data lie; null in memory. */
    public @Nullable Path file() {
        return folder == null ? null : folder.database();
    }

    /** What a message calls it. */
    public String name() {
        return name(folder);
    }

    private static String name(@Nullable DataDirectory folder) {
        return folder == null ? "the memory" : folder.database().toString();
    }

    /** Has somebody told after each commit that changed something; must be quick. */
    public void onCommit(Runnable listener) {
        writer.onCommit(listener);
    }

    /** Writes something; completes after its commit, on the writer's thread. */
    public <T> CompletableFuture<T> write(SqlFunction<WriteSession, T> work) {
        WriteTask<T> task = new WriteTask<>(work, true);
        writer.submit(task);
        return task.result;
    }

    /** Reads something; completes on a thread of the store's own. Sees everything that was answered before. */
    public <T> CompletableFuture<T> read(SqlFunction<Connection, T> work) {
        // A shared cache locks whole tables: in memory, reads take their turn with the writer.
        if (reader != null) {
            return reader.read(work);
        }
        WriteTask<T> task = new WriteTask<>(session -> work.on(session.connection()), false);
        writer.submit(task);
        return task.result;
    }

    /** Reads something that takes long, beside the other reads if the data lie in a file. */
    public <T> CompletableFuture<T> readPatiently(SqlFunction<Connection, T> work) {
        return patientReader == null ? read(work) : patientReader.read(work);
    }

    /** The highest number of a stored fault that an attempt has met. */
    public CompletableFuture<Long> highestFaultId() {
        return read(
                connection -> ConsistencyCheck.number(connection, "SELECT coalesce(max(fault_id), 0) FROM attempt"));
    }

    /** Each part, whatever becomes of the others: the folder's lock must not stay. */
    @Override
    public void close() {
        List<AutoCloseable> parts = new ArrayList<>();
        parts.add(writer);
        if (reader != null) {
            parts.add(reader);
        }
        if (patientReader != null) {
            parts.add(patientReader);
        }
        parts.add(anchor);
        if (folder != null) {
            parts.add(folder);
        }
        Exception failure = null;
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new SandboxException("cannot close the store: " + failure.getMessage(), failure);
        }
    }

    /** More waits for the database than its queue holds; nothing was read or written. */
    public static final class StoreBusyException extends SandboxException {
        private static final long serialVersionUID = 1;

        StoreBusyException(int waiting) {
            super(waiting + " reads and writes of the sandbox's database wait already: try again later", null);
        }
    }

    /** A function on a database connection. */
    @FunctionalInterface
    public interface SqlFunction<C, T> {
        T on(C connection) throws SQLException;
    }
}
