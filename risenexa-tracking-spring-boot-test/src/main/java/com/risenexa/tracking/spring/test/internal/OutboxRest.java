package com.risenexa.tracking.spring.test.internal;

import com.risenexa.tracking.outbox.TrackingOutbox;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;

/** Waits for what an earlier test recorded. */
final class OutboxRest {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private OutboxRest() {}

    static void await(ApplicationContext context, Duration patience) {
        TrackingOutbox outbox = context.getBeanProvider(TrackingOutbox.class).getIfAvailable();
        if (outbox == null) {
            return;
        }
        long end = System.nanoTime() + patience.toNanos();
        while (outbox.status().pending() > 0 && System.nanoTime() < end) {
            outbox.wake();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
