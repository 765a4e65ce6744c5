package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says in the log what the one-line call ignores (CONTRACT R31): a configuration error once, others at most once a minute
 * per type. Never the user id, metadata or key. Thread-safe.
 */
final class ThrottledErrorLog {
    static final String NAME = "com.risenexa.tracking";
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanoClock;
    private final AtomicBoolean configurationSaid = new AtomicBoolean();
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

    ThrottledErrorLog(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** @param event what the result is of, whose data are kept out of the line */
    void add(@Nullable TrackingEvent event, TrackResult result) {
        if (!(result instanceof TrackError error)) {
            return;
        }
        if (error instanceof ConfigurationError) {
            if (configurationSaid.compareAndSet(false, true)) {
                warn("nothing is tracked: " + error.message());
            }
            return;
        }
        long count = tallies.computeIfAbsent(error.type(), type -> new Tally()).add(nanoClock.getAsLong());
        if (count > 0) {
            String events = count == 1 ? " event" : " events";
            String last = count == 1 ? " (at most" : " (the last of them; at most";
            warn(count + events + " not accepted: " + error.type() + ": " + LoggedReason.of(error, event) + last
                    + " one such line a minute)");
        }
    }

    /** Something of ours or of the user's threw where it must not. */
    void internalError(Throwable thrown) {
        long count = tallies.computeIfAbsent(thrown.getClass().getName(), type -> new Tally())
                .add(nanoClock.getAsLong());
        if (count > 0) {
            warn("internal error: " + thrown.getClass().getName() + ", " + count + (count == 1 ? " time" : " times")
                    + " (at most one such line a minute); the thread continues");
        }
    }

    static void warn(String message) {
        try {
            // Asked for by name each time, so that a logging system that starts late is found.
            System.getLogger(NAME).log(System.Logger.Level.WARNING, message);
        } catch (Throwable broken) {
            // A broken log must not break a call (R11), and there is no other place to say so.
            return;
        }
    }

    /** Counts one type's results between two lines. */
    private static final class Tally {
        private long unsaid;
        private long lastSaid;
        private boolean everSaid;

        /** How many to speak of now, or 0. */
        synchronized long add(long now) {
            unsaid++;
            if (everSaid && now - lastSaid < PAUSE_NANOS) {
                return 0;
            }
            long count = unsaid;
            unsaid = 0;
            lastSaid = now;
            everSaid = true;
            return count;
        }
    }
}
