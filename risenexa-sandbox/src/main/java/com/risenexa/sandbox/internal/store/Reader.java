package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.internal.store.Database.SqlFunction;
import com.risenexa.sandbox.internal.store.Database.StoreBusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads a file beside its writer, one query after the other. */
final class Reader implements AutoCloseable {
    private static final int MAX_QUEUED = Writer.MAX_QUEUED;
    private static final int CLOSE_SECONDS = 5;

    private final DataSource source;

    /** Null after a read that failed: the next one opens another. */
    private @Nullable Connection connection;

    private final ExecutorService thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_QUEUED), task -> {
                Thread made = new Thread(task, "risenexa-sandbox-reader");
                made.setDaemon(true);
                return made;
            });

    Reader(DataSource source) throws SQLException {
        this.source = source;
        this.connection = open();
    }

    /** Each read is a transaction, so that all its queries see one moment. */
    private Connection open() throws SQLException {
        Connection opened = source.getConnection();
        opened.setAutoCommit(false);
        return opened;
    }

    <T> CompletableFuture<T> read(SqlFunction<Connection, T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    result.complete(snapshot(work));
                } catch (Throwable e) {
                    result.completeExceptionally(e); // an error too: somebody waits for the result
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(
                    thread.isShutdown()
                            ? new SandboxException("the sandbox is closed", e)
                            : new StoreBusyException(MAX_QUEUED));
        }
        return result;
    }

    private <T> T snapshot(SqlFunction<Connection, T> work) throws SQLException {
        Connection current = connection == null ? open() : connection;
        connection = null;
        try {
            T result = work.on(current);
            keep(current);
            return result;
        } catch (SQLException | Error e) {
            current.close();
            throw e;
        } catch (RuntimeException e) {
            keep(current);
            throw e;
        }
    }

    private void keep(Connection used) throws SQLException {
        used.rollback();
        connection = used;
    }

    @Override
    public void close() throws SQLException {
        thread.shutdown();
        try {
            thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (connection != null) {
            connection.close();
        }
    }
}
