package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.SandboxException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the caller of the Java API until the store is done. By a latch, not by the future itself: on a thread of a
 * {@code ForkJoinPool}, where JUnit runs parallel tests, a future's wait starts one more thread, and with it one more
 * test than was asked for.
 */
final class Futures {
    /** For what reads or writes little. */
    static final Duration MOST = Duration.ofMinutes(1);

    /** For what reads every attempt of a large store. */
    static final Duration LONG_READ = Duration.ofMinutes(10);

    private Futures() {}

    static <T> T on(CompletableFuture<T> future) {
        return on(future, MOST);
    }

    /**
     * Waits for a result, also on an interrupted thread, which keeps its flag.
     *
     * @throws SandboxException if it is not there in time
     */
    static <T> T on(CompletableFuture<T> future, Duration most) {
        CountDownLatch done = latch(future);
        boolean interrupted = false;
        long end = System.nanoTime() + most.toNanos();
        long left = most.toNanos();
        while (done.getCount() > 0 && left > 0) {
            try {
                boolean ignored = done.await(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = end - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (done.getCount() > 0) {
            throw late(most);
        }
        return result(future);
    }

    /** The same for a long wait; an interrupted thread gets {@code early} and keeps its flag. */
    static <T> T on(CompletableFuture<T> future, Duration most, T early) {
        try {
            if (!latch(future).await(most.toNanos(), TimeUnit.NANOSECONDS)) {
                throw late(most);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return early;
        }
        return result(future);
    }

    private static SandboxException late(Duration most) {
        return new SandboxException(
                "the store of the sandbox did not answer within " + most.toSeconds() + " s; start the sandbox again",
                null);
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
