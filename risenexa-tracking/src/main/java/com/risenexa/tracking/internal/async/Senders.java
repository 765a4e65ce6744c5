package com.risenexa.tracking.internal.async;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.internal.delivery.Attempts;
import com.risenexa.tracking.internal.delivery.DeliveryRules;
import com.risenexa.tracking.internal.delivery.Step;
import com.risenexa.tracking.internal.time.DaemonThreads;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Drives queued deliveries on at most {@code maxInFlight} daemon threads; one that finds nothing to do goes away. A
 * delivery that waits for its retry holds a timer, no thread. Decides nothing: it asks {@code Delivery}.
 */
final class Senders {
    private static final int IDLE_SECONDS = 10;

    private final int maxInFlight;
    private final DeliveryRules rules;
    private final Attempts attempts;
    private final BiConsumer<Pending, TrackResult> whenEnded;
    private final Queue<Pending> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sending = new AtomicInteger();
    private final AtomicBoolean wakeUpSet = new AtomicBoolean();
    private final ThreadPoolExecutor threads;

    Senders(int maxInFlight, DeliveryRules rules, Attempts attempts, BiConsumer<Pending, TrackResult> whenEnded) {
        this.maxInFlight = maxInFlight;
        this.rules = rules;
        this.attempts = attempts;
        this.whenEnded = whenEnded;
        // Bounded by the count of senders, not by the pool: a thread that ends its work is counted off a moment
        // earlier.
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                DaemonThreads.named("risenexa-sender"));
    }

    void add(Pending pending) {
        ready.add(pending);
        startOne();
    }

    /** The first result of an event stands; a later one is dropped. */
    void end(Pending pending, TrackResult result) {
        if (pending.end(result)) {
            whenEnded.accept(pending, result);
        }
    }

    /** Interrupts what is in flight. */
    void close() {
        threads.shutdownNow();
    }

    private void startOne() {
        while (!ready.isEmpty() && gateIsOpen()) {
            int count = sending.get();
            if (count >= maxInFlight) {
                return;
            }
            if (sending.compareAndSet(count, count + 1)) {
                start();
                return;
            }
        }
    }

    private void start() {
        try {
            threads.execute(this::sendWhatIsReady);
        } catch (RejectedExecutionException closed) {
            sending.decrementAndGet();
        } catch (Error noThread) {
            sending.decrementAndGet();
            throw noThread;
        }
    }

    private void sendWhatIsReady() {
        try {
            Pending pending = poll();
            while (pending != null) {
                startOne();
                send(pending);
                pending = poll();
            }
        } finally {
            sending.decrementAndGet();
            startOne();
        }
    }

    private @Nullable Pending poll() {
        return gateIsOpen() ? ready.poll() : null;
    }

    /** Nothing is taken from the queue during a pause, so that it ends with one wake-up, not with one for each event. */
    private boolean gateIsOpen() {
        Duration closed = rules.gate().closedFor(rules.pacer().nanoTime());
        if (closed.isZero() || rules.policy().isTooLong(closed)) {
            return true;
        }
        if (wakeUpSet.compareAndSet(false, true)) {
            rules.pacer().schedule(this::wakeUp, closed);
        }
        return false;
    }

    private void wakeUp() {
        wakeUpSet.set(false);
        startOne();
    }

    private void send(Pending pending) {
        if (pending.hasEnded()) {
            return;
        }
        try {
            doAsTold(pending, pending.delivery().resume());
        } catch (RuntimeException | Error e) {
            String message = "internal error: " + e.getClass().getName();
            int sent = pending.delivery().attempts();
            end(pending, new ConnectionError(pending.event().id(), message, sent, e));
            throw e;
        }
    }

    private void doAsTold(Pending pending, Step step) {
        if (step instanceof Step.Send send) {
            attempts.make(pending.event(), pending.delivery(), send, next -> doAsTold(pending, next));
        } else if (step instanceof Step.Wait wait) {
            rules.pacer().schedule(() -> add(pending), wait.duration());
        } else if (step instanceof Step.Done done) {
            end(pending, done.result());
        }
    }
}
