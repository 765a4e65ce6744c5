package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/** The database: one writer, and readers that do not hold it up. Thread-safe. */
public final class Store implements AutoCloseable {
    private final @Nullable DataFolder folder;
    private final Session session;
    private final Writer writer;
    private final @Nullable Reader reader;
    private final @Nullable Reader patientReader;

    private Store(
            @Nullable DataFolder folder,
            Session session,
            Writer writer,
            @Nullable Reader reader,
            @Nullable Reader patientReader) {
        this.folder = folder;
        this.session = session;
        this.writer = writer;
        this.reader = reader;
        this.patientReader = patientReader;
    }

    /** One that ends with this object. */
    public static Store inMemory() {
        return open(null, "jdbc:sqlite::memory:");
    }

    /**
     * One in a folder.
     *
     * @param patience how long a folder is tried that another process uses
     */
    public static Store inFolder(Path path, Duration patience) {
        DataFolder folder = DataFolder.take(path, patience);
        try {
            return open(folder, "jdbc:sqlite:" + folder.database());
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Store open(@Nullable DataFolder folder, String url) {
        String where = folder == null ? "the memory" : folder.database().toString();
        try {
            Connection connection = connect(url, folder != null);
            try {
                Schema.prepare(connection, where);
                Session.Opener opener = () -> connect(url, true);
                Session session = new Session(connection, folder == null ? null : opener);
                Reader reader = folder == null ? null : new Reader(opener);
                Reader patient = folder == null ? null : new Reader(opener);
                return new Store(folder, session, new Writer(session), reader, patient);
            } catch (SQLException | RuntimeException e) {
                connection.close();
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

    /** Has somebody told after each commit that changed something, by whoever wrote it. Must be quick. */
    public void onCommit(Runnable listener) {
        writer.onCommit(listener);
    }

    /** Writes something together with others. */
    public void submit(Entry entry) {
        writer.submit(entry);
    }

    /** Keeps something brief to be written together with others, by {@link #writeBrief}, which must follow. */
    public void add(Entry entry) {
        writer.add(entry);
    }

    /**
     * Writes what was added, unless another thread does so already.
     *
     * @param again runs more of it on this thread, after what else there is to do
     */
    public void writeBrief(Executor again) {
        writer.writeBrief(again);
    }

    /** Writes something; completes after its commit, on the writer's thread. */
    public <T> CompletableFuture<T> write(Work<Ledger, T> work) {
        Task<T> task = new Task<>(work);
        writer.submit(task);
        return task.result;
    }

    /** Reads something; completes on a thread of the store's own. Sees everything that was answered before. */
    public <T> CompletableFuture<T> read(Work<Connection, T> work) {
        // A database in memory has one connection, and the writer has it.
        if (reader != null) {
            return reader.read(work);
        }
        Query<T> query = new Query<>(work);
        writer.submit(query);
        return query.result;
    }

    /** Reads something that takes long, beside the other reads if the data lie in a file. */
    public <T> CompletableFuture<T> readPatiently(Work<Connection, T> work) {
        return patientReader == null ? read(work) : patientReader.read(work);
    }

    /** The highest number of a stored fault that an attempt has met. */
    public long highestFaultId() {
        return read(connection -> Verification.number(connection, "SELECT coalesce(max(fault_id), 0) FROM attempt"))
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
