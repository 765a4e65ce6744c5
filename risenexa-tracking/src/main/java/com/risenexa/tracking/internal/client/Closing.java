package com.risenexa.tracking.internal.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for another thread's close. */
final class Closing {
    private Closing() {}

    /** Whether it was done by that moment of {@code System.nanoTime}. An interrupted thread looks, and keeps its flag. */
    static boolean awaitUntil(CompletableFuture<?> done, long deadline) {
        try {
            done.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return done.isDone();
        }
    }
}
