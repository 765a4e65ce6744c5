package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.internal.delivery.Attempts;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.delivery.DeliveryRules;
import com.risenexa.tracking.internal.delivery.Step;
import com.risenexa.tracking.internal.event.EncodedEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Drives deliveries on their callers' threads, and lets a close wait for them. Decides nothing: it asks Delivery. */
final class SyncCalls {
    private final DeliveryRules rules;
    private final Attempts attempts;

    /** Ends every pause once the client's time is over. */
    private final CountDownLatch cut = new CountDownLatch(1);

    private final Object changed = new Object();
    private int running;

    SyncCalls(DeliveryRules rules, Attempts attempts) {
        this.rules = rules;
        this.attempts = attempts;
    }

    TrackResult drive(EncodedEvent event, Delivery delivery) {
        count(1);
        try {
            Step step = delivery.resume();
            while (!(step instanceof Step.Done)) {
                if (step instanceof Step.Send send) {
                    step = attempt(event, delivery, send);
                } else if (isCutShort(step)) {
                    return delivery.closed();
                } else {
                    step = delivery.resume();
                }
            }
            return ((Step.Done) step).result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return delivery.interrupted();
        } catch (RuntimeException | Error e) {
            delivery.abandon();
            throw e;
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
        rules.gate().dissolve();
    }

    /** Pauses as told; true if the client was closed meanwhile. */
    private boolean isCutShort(Step step) throws InterruptedException {
        if (step instanceof Step.Turn turn) {
            awaitTurn(turn.atMost());
            return cut.getCount() == 0;
        }
        return rules.pacer().pause(((Step.Wait) step).duration(), cut);
    }

    private void awaitTurn(Duration atMost) throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        Runnable call = called::countDown;
        rules.gate().stand(call);
        boolean taken = false;
        try {
            // Whoever stood in line after the close dissolved it would wait in vain.
            taken = cut.getCount() > 0 && rules.pacer().pause(atMost, called);
        } finally {
            if (!taken) {
                rules.gate().giveUp(call);
            }
        }
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
