package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import com.risenexa.tracking.TrackingClient;
import java.time.Duration;
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

    /**
     * Ctrl-C and SIGTERM: no further row is read, what is in flight has 5 s, then the rest is given up, and the process waits
     * until that is written down.
     */
    static final class GracefulShutdown {
        private static final long IN_FLIGHT_SECONDS = 5;
        private static final long WRITE_DOWN_SECONDS = 10;

        private final StopSignal stop;
        private final TrackingClient client;
        private final CountDownLatch finished = new CountDownLatch(1);
        private final Thread hook = new Thread(this::onSignal, "risenexa-end");

        GracefulShutdown(StopSignal stop, TrackingClient client) {
            this.stop = stop;
            this.client = client;
            Runtime.getRuntime().addShutdownHook(hook);
        }

        private void onSignal() {
            stop.ask(new Reason(ExitCode.INTERRUPTED, "interrupted", "interrupted", null));
            try {
                if (!finished.await(IN_FLIGHT_SECONDS, TimeUnit.SECONDS)) {
                    client.close(Duration.ZERO);
                    finished.await(WRITE_DOWN_SECONDS, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** All is written down and said. */
        void finished() {
            finished.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                return; // the process is ending, and the hook runs
            }
        }
    }
}
