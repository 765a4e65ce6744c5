package com.risenexa.sandbox.internal.audit;

import com.risenexa.sandbox.internal.store.AuditQuery;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Passes all attempts to an audit, page by page, so that other readers get their turn between pages. */
@SuppressWarnings("FutureReturnValueIgnored") // the end is told to the one future that is given away
public final class AuditRun {
    private static final int PAGE = 500;

    private final CompletableFuture<Audit> result = new CompletableFuture<>();
    private final Database store;
    private final Audit audit;
    private final @Nullable String startup;

    private AuditRun(Database store, Audit audit, @Nullable String startup) {
        this.store = store;
        this.audit = audit;
        this.startup = startup;
    }

    /**
     * Completes when the audit was told everything.
     *
     * @param startup of one startup; null for all
     */
    public static CompletableFuture<Audit> of(Database store, Audit audit, @Nullable String startup) {
        AuditRun run = new AuditRun(store, audit, startup);
        store.read(WriteSession::lastSeq).whenComplete((last, failure) -> run.next(0, last, failure));
        return run.result;
    }

    private void next(long after, @Nullable Long upTo, @Nullable Throwable failure) {
        if (upTo == null || failure != null) {
            result.completeExceptionally(failure == null ? new IllegalStateException("nothing was read") : failure);
            return;
        }
        store.read(connection -> AuditQuery.read(connection, startup, after, upTo, PAGE, audit::tell))
                .whenComplete((last, broken) -> {
                    if (broken == null && last < 0) {
                        result.complete(audit);
                    } else {
                        next(broken == null ? last : 0, upTo, broken);
                    }
                });
    }
}
