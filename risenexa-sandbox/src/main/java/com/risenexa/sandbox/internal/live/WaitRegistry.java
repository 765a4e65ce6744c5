package com.risenexa.sandbox.internal.live;

import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.WaitCondition;
import com.risenexa.sandbox.WaitResult;
import com.risenexa.sandbox.internal.store.Database;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/** The pending waits for counted events. Thread-safe. */
public final class WaitRegistry {
    private final Database store;
    private final ScheduledExecutorService timer;
    private final Set<PendingWait> waiters = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    public WaitRegistry(Database store, ScheduledExecutorService timer) {
        this.store = store;
        this.timer = timer;
    }

    /** Completes when what is awaited is there, or the time is over. */
    @SuppressWarnings("FutureReturnValueIgnored") // the waiter itself is what is returned
    public CompletableFuture<WaitResult> await(String startup, WaitCondition await) {
        PendingWait waiter = new PendingWait(store, timer, startup, await);
        waiters.add(waiter);
        waiter.result.whenComplete((report, failure) -> waiters.remove(waiter));
        try {
            waiter.start();
        } catch (RejectedExecutionException e) {
            // The threads that would end the wait have ended.
            waiter.result.completeExceptionally(closed());
        }
        if (isClosed) {
            waiter.result.completeExceptionally(closed());
        }
        return waiter.result;
    }

    /** Nobody is left waiting for what cannot come any more. */
    public void close() {
        isClosed = true;
        waiters.forEach(waiter -> waiter.result.completeExceptionally(closed()));
    }

    private static SandboxException closed() {
        return new SandboxException("the sandbox is closed", null);
    }

    /** Told after each commit. Must be quick when nobody waits. */
    public void look() {
        if (!waiters.isEmpty()) {
            waiters.forEach(PendingWait::look);
        }
    }
}
