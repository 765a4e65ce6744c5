package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Reads a file beside its writer, one query after the other. */
final class Reader implements AutoCloseable {
    private static final int CLOSE_SECONDS = 5;

    private final Connection connection;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "risenexa-sandbox-reader");
        made.setDaemon(true);
        return made;
    });

    Reader(Connection connection) throws SQLException {
        this.connection = connection;
        // Each read is a transaction, so that all its queries see one moment.
        connection.setAutoCommit(false);
    }

    <T> CompletableFuture<T> read(Work<Connection, T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                result.complete(snapshot(work));
            } catch (SQLException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private <T> T snapshot(Work<Connection, T> work) throws SQLException {
        try {
            return work.on(connection);
        } finally {
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        thread.shutdown();
        try {
            thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
