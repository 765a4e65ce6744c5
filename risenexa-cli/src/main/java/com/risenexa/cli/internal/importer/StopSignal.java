package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks an import to come to its end; the first reason counts. Thread-safe. */
final class StopSignal {
    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();
    private final CountDownLatch asked = new CountDownLatch(1);

    /**
     * The reason to stop.
     *
     * @param code for machines
     * @param hint what to do; null if the message says it
     */
    record Reason(
            ExitCode exitCode,
            String code,
            String message,
            @Nullable String hint) {}

    void ask(Reason why) {
        reason.compareAndSet(null, why);
        asked.countDown();
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits, but not beyond the moment in which it is asked to stop. */
    void pause(long nanos) throws InterruptedException {
        asked.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Nullable
    Reason reason() {
        return reason.get();
    }
}
