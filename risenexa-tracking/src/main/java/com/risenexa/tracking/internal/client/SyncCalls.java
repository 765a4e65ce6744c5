package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.internal.delivery.Attempts;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.delivery.Step;
import com.risenexa.tracking.internal.event.EncodedEvent;
import com.risenexa.tracking.spi.Pacer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Drives deliveries on their callers' threads, and lets a close wait for them. Decides nothing: it asks Delivery. */
final class SyncCalls {
    private final Pacer pacer;
    private final Attempts attempts;

    /** Ends every pause once the client's time is over. */
    private final CountDownLatch cut = new CountDownLatch(1);

    private final Object changed = new Object();
    private int running;

    SyncCalls(Pacer pacer, Attempts attempts) {
        this.pacer = pacer;
        this.attempts = attempts;
    }

    TrackResult drive(EncodedEvent event, Delivery delivery) {
        count(1);
        try {
            Step step = delivery.resume();
            while (!(step instanceof Step.Done)) {
                if (step instanceof Step.Send send) {
                    step = attempt(event, delivery, send);
                } else if (pacer.pause(((Step.Wait) step).duration(), cut)) {
                    return delivery.closed();
                } else {
                    step = delivery.resume();
                }
            }
            return ((Step.Done) step).result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return delivery.interrupted();
        } finally {
            count(-1);
        }
    }

    /** Waits until no call runs, or the moment of {@code System.nanoTime} has come; then cuts those that pause. */
    void close(long deadline) {
        synchronized (changed) {
            try {
                long left = deadline - System.nanoTime();
                while (running > 0 && left > 0) {
                    TimeUnit.NANOSECONDS.timedWait(changed, left);
                    left = deadline - System.nanoTime();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        cut.countDown();
    }

    private Step attempt(EncodedEvent event, Delivery delivery, Step.Send send) throws InterruptedException {
        CompletableFuture<Step> next = new CompletableFuture<>();
        attempts.make(event, delivery, send, next::complete);
        try {
            // Complete already if the engine blocks; then an interrupt that came meanwhile is not asked for.
            return next.isDone() ? next.join() : next.get();
        } catch (ExecutionException e) {
            throw new AssertionError("never completed exceptionally", e);
        }
    }

    private void count(int change) {
        synchronized (changed) {
            running += change;
            changed.notifyAll();
        }
    }
}
