package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.SandboxException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/**
 * Holds the caller of the Java API until the store is done. By a latch, not by the future itself: on a thread of a
 * {@code ForkJoinPool}, where JUnit runs parallel tests, a future's wait starts one more thread, and with it one more
 * test than was asked for.
 */
final class Futures {
    private Futures() {}

    static <T> T on(CompletableFuture<T> future) {
        CountDownLatch done = latch(future);
        boolean interrupted = false;
        while (done.getCount() > 0) {
            try {
                done.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result(future);
    }

    /** The same for a long wait; an interrupted thread gets {@code early} and keeps its flag. */
    static <T> T on(CompletableFuture<T> future, T early) {
        try {
            latch(future).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return early;
        }
        return result(future);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the latch is what is waited for
    private static CountDownLatch latch(CompletableFuture<?> future) {
        CountDownLatch done = new CountDownLatch(1);
        future.whenComplete((result, failure) -> done.countDown());
        return done;
    }

    private static <T> T result(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SandboxException known) {
                throw known;
            }
            throw new SandboxException("the store of the sandbox failed: " + e.getCause(), e.getCause());
        }
    }
}
