package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A read that goes along with a transaction. What its work throws fails it alone; what the database throws fails the
 * transaction, which may have ended with it.
 */
final class Query<T> implements Entry {
    final CompletableFuture<T> result = new CompletableFuture<>();
    private final Work<Connection, T> work;
    private @Nullable T value;
    private @Nullable Exception failure;

    Query(Work<Connection, T> work) {
        this.work = work;
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public void write(Ledger ledger) throws SQLException {
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
