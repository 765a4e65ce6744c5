package com.risenexa.sandbox.internal.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One of many tasks in one transaction. Its result completes after the commit, on the writer's thread. */
final class WriteTask<T> {
    final CompletableFuture<T> result = new CompletableFuture<>();

    /** Whether it changes anything; a commit without changes is not reported to listeners. */
    final boolean changes;

    private final SqlFunction<WriteSession, T> work;
    private @Nullable T value;

    WriteTask(SqlFunction<WriteSession, T> work, boolean changes) {
        this.work = work;
        this.changes = changes;
    }

    /** Called again after a rollback if another task of the same transaction failed. */
    void write(WriteSession session) throws SQLException {
        value = work.on(session);
    }

    void committed() {
        result.complete(value);
    }
}
