package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/** The database: one writer, and readers that do not hold it up. Thread-safe. */
public final class Database implements AutoCloseable {
    private final @Nullable DataDirectory folder;

    /** A database in memory ends with its last connection: this one is kept open, unused. */
    private final Connection anchor;

    private final WriteConnection session;
    private final Writer writer;
    private final @Nullable Reader reader;
    private final @Nullable Reader patientReader;

    private Database(@Nullable DataDirectory folder, Connection anchor, WriteConnection.Opener opener)
            throws SQLException {
        this.folder = folder;
        this.anchor = anchor;
        this.session = new WriteConnection(opener);
        this.reader = folder == null ? null : new Reader(opener);
        this.patientReader = folder == null ? null : new Reader(opener);
        this.writer = new Writer(session);
    }

    /** One that ends with this object. */
    public static Database inMemory() {
        return open(null, "jdbc:sqlite:file:risenexa-" + UUID.randomUUID() + "?mode=memory&cache=shared");
    }

    /**
     * One in a folder.
     *
     * @param patience how long a folder is tried that another process uses
     */
    public static Database inFolder(Path path, Duration patience) {
        DataDirectory folder = DataDirectory.take(path, patience);
        try {
            return open(folder, "jdbc:sqlite:" + folder.database());
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Database open(@Nullable DataDirectory folder, String url) {
        String where = folder == null ? "the memory" : folder.database().toString();
        try {
            WriteConnection.Opener opener = () -> connect(url, folder != null);
            Connection anchor = opener.open();
            try {
                SandboxSchema.prepare(anchor, where);
                return new Database(folder, anchor, opener);
            } catch (SQLException | RuntimeException e) {
                anchor.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new SandboxException("cannot open " + where + ": " + e.getMessage(), e);
        }
    }

    private static Connection connect(String url, boolean file) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(url);
        // Or each insert is followed by a query for its key, which nobody asks for.
        source.getConfig().setGetGeneratedKeys(false);
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            if (file) {
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA busy_timeout = 5000");
            }
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA temp_store = MEMORY");
        }
        return connection;
    }

    /** Where the data lie; null in memory. */
    public @Nullable Path file() {
        return folder == null ? null : folder.database();
    }

    /** What a message calls it. */
    public String name() {
        return folder == null ? "the memory" : folder.database().toString();
    }

    /** Has somebody told after each commit that changed something; must be quick. */
    public void onCommit(Runnable listener) {
        writer.onCommit(listener);
    }

    /** Writes something together with others. */
    public void submit(WriteTask entry) {
        writer.submit(entry);
    }

    /** Writes something; completes after its commit, on the writer's thread. */
    public <T> CompletableFuture<T> write(SqlFunction<WriteSession, T> work) {
        ResultTask<T> task = new ResultTask<>(work);
        writer.submit(task);
        return task.result;
    }

    /** Reads something; completes on a thread of the store's own. Sees everything that was answered before. */
    public <T> CompletableFuture<T> read(SqlFunction<Connection, T> work) {
        // A shared cache locks whole tables: in memory, reads take their turn with the writer.
        if (reader != null) {
            return reader.read(work);
        }
        ReadTask<T> query = new ReadTask<>(work);
        writer.submit(query);
        return query.result;
    }

    /** Reads something that takes long, beside the other reads if the data lie in a file. */
    public <T> CompletableFuture<T> readPatiently(SqlFunction<Connection, T> work) {
        return patientReader == null ? read(work) : patientReader.read(work);
    }

    /** The highest number of a stored fault that an attempt has met. */
    public long highestFaultId() {
        return read(connection -> ConsistencyCheck.number(connection, "SELECT coalesce(max(fault_id), 0) FROM attempt"))
                .join();
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
        parts.add(session);
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
}
