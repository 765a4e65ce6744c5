package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A read that goes along with a transaction. What its work throws fails it alone; what the database throws fails the
 * transaction, which may have ended with it.
 */
final class ReadTask<T> implements WriteTask {
    final CompletableFuture<T> result = new CompletableFuture<>();
    private final SqlFunction<Connection, T> work;
    private @Nullable T value;
    private @Nullable Exception failure;

    ReadTask(SqlFunction<Connection, T> work) {
        this.work = work;
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public void write(WriteSession ledger) throws SQLException {
        ledger.flush();
        try {
            value = work.on(ledger.connection());
            failure = null;
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void committed() {
        if (failure == null) {
            result.complete(value);
        } else {
            result.completeExceptionally(failure);
        }
    }

    @Override
    public void failed(Exception cause) {
        result.completeExceptionally(cause);
    }
}
