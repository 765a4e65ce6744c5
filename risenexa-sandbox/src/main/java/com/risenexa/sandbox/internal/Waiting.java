package com.risenexa.sandbox.internal;

import com.risenexa.sandbox.SandboxException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Holds the caller of the Java API until the store is done. */
final class Waiting {
    private Waiting() {}

    static <T> T on(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SandboxException known) {
                throw known;
            }
            throw new SandboxException("the store of the sandbox failed: " + e.getCause(), e.getCause());
        }
    }

    /** The same for a long wait; an interrupted thread gets {@code early} and keeps its flag. */
    static <T> T on(CompletableFuture<T> future, T early) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return early;
        } catch (ExecutionException e) {
            throw new SandboxException("the store of the sandbox failed: " + e.getCause(), e.getCause());
        }
    }
}
