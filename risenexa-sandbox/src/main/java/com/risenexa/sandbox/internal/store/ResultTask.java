package com.risenexa.sandbox.internal.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A write task with a result, which completes after the commit. */
final class ResultTask<T> implements WriteTask {
    final CompletableFuture<T> result = new CompletableFuture<>();
    private final SqlFunction<WriteSession, T> work;
    private @Nullable T value;

    ResultTask(SqlFunction<WriteSession, T> work) {
        this.work = work;
    }

    @Override
    public void write(WriteSession ledger) throws SQLException {
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
