package com.risenexa.sandbox.internal.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An entry with a result, which is told after the commit. */
final class Task<T> implements Entry {
    final CompletableFuture<T> result = new CompletableFuture<>();
    private final Work<Ledger, T> work;
    private @Nullable T value;

    Task(Work<Ledger, T> work) {
        this.work = work;
    }

    @Override
    public void write(Ledger ledger) throws SQLException {
        value = work.on(ledger);
    }

    @Override
    public void committed() {
        result.complete(value);
    }

    @Override
    public void failed(Exception cause) {
        result.completeExceptionally(cause);
    }
}
