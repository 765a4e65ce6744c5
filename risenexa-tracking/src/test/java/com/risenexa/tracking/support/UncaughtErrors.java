package com.risenexa.tracking.support;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What threads of this JVM die of, until closed. */
public final class UncaughtErrors implements AutoCloseable {
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final BlockingQueue<Throwable> caught = new LinkedBlockingQueue<>();

    public UncaughtErrors() {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> caught.add(error));
    }

    /** The next one; fails after a minute. */
    public Throwable next() throws InterruptedException {
        Throwable error = caught.poll(60, TimeUnit.SECONDS);
        if (error == null) {
            throw new AssertionError("a thread should have died of an error within a minute");
        }
        return error;
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
