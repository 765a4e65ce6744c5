package com.risenexa.tracking.internal.async;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.internal.delivery.Attempts;
import com.risenexa.tracking.internal.delivery.DeliveryRules;
import com.risenexa.tracking.internal.delivery.Step;
import com.risenexa.tracking.internal.time.DaemonThreads;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Drives queued deliveries, at most {@code maxInFlight} at a time, on daemon threads that go away when there is nothing to
 * do. A delivery that waits for its retry holds a timer, no thread. Decides nothing: it asks {@code Delivery}.
 */
final class Senders {
    private static final int IDLE_SECONDS = 10;

    /** To wake a thread costs its caller more than all else; an event waits no longer for it than for its way there. */
    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final int maxInFlight;
    private final DeliveryRules rules;
    private final Attempts attempts;
    private final BiConsumer<Pending, TrackResult> whenEnded;
    private final Queue<Pending> ready = new ConcurrentLinkedQueue<>();
    private final GateWatch gate;

    /** Places taken, each by a thread that sends or by a request whose answer an engine will bring. */
    private final AtomicInteger sending = new AtomicInteger();

    /** Set while a thread is on its way to the queue, or naps: whoever adds an event meanwhile need not pay for another. */
    private final AtomicBoolean starting = new AtomicBoolean();

    private final ThreadPoolExecutor threads;

    Senders(int maxInFlight, DeliveryRules rules, Attempts attempts, BiConsumer<Pending, TrackResult> whenEnded) {
        this.maxInFlight = maxInFlight;
        this.rules = rules;
        this.attempts = attempts;
        this.whenEnded = whenEnded;
        this.gate = new GateWatch(rules, this::startOne);
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

    /** Also called to look whether something was left lying, for want of a thread. */
    void startOne() {
        while (!ready.isEmpty()
                && sending.get() < maxInFlight
                && gate.isOpen()
                && starting.compareAndSet(false, true)) {
            if (takePlace()) {
                start();
                return;
            }
            starting.set(false);
        }
    }

    private boolean takePlace() {
        int count = sending.get();
        while (count < maxInFlight) {
            if (sending.compareAndSet(count, count + 1)) {
                return true;
            }
            count = sending.get();
        }
        return false;
    }

    private void start() {
        try {
            threads.execute(this::begin);
        } catch (RejectedExecutionException closed) {
            sending.decrementAndGet();
            starting.set(false);
        } catch (Error noThread) {
            sending.decrementAndGet();
            starting.set(false);
            throw noThread;
        }
    }

    /**
     * As the thread that was on its way, which calls the next one itself: in a burst its caller pays for one. When nothing
     * is left it naps and looks again: whoever adds an event meanwhile pays for none.
     */
    private void begin() {
        boolean isStarting = true;
        try {
            boolean goesOn;
            do {
                isStarting = send(isStarting) || starting.compareAndSet(false, true);
                goesOn = isStarting && nap() && takePlace();
            } while (goesOn);
        } finally {
            if (isStarting) {
                starting.set(false);
            }
            startOne();
        }
    }

    /** True if there is something to send afterwards. */
    private boolean nap() {
        if (ready.isEmpty()) {
            LockSupport.parkNanos(this, NAP_NANOS);
        }
        return !ready.isEmpty() && gate.isOpen();
    }

    private void sendWhatIsReady() {
        try {
            send(false);
        } finally {
            startOne();
        }
    }

    /** In a place that was taken, and is given back; true if this thread still is the one on its way. */
    private boolean send(boolean isStarting) {
        boolean placeIsMine = true;
        boolean callsNext = isStarting;
        try {
            Pending pending = poll();
            while (pending != null) {
                if (attempts.block()) {
                    boolean asPromised = callsNext;
                    callsNext = false;
                    call(asPromised, pending);
                }
                placeIsMine = send(pending);
                if (!placeIsMine) {
                    // An answer will come without this thread, which may go on in another place.
                    placeIsMine = !ready.isEmpty() && takePlace();
                }
                pending = placeIsMine ? poll() : null;
            }
            return callsNext;
        } finally {
            if (placeIsMine) {
                sending.decrementAndGet();
            }
        }
    }

    /** Another thread, since this one will be held; {@code pending} must not be lost if there is none. */
    private void call(boolean asPromised, Pending pending) {
        try {
            if (asPromised) {
                callNext();
            } else {
                startOne();
            }
        } catch (Error noThread) {
            ready.add(pending);
            throw noThread;
        }
    }

    private void callNext() {
        if (!ready.isEmpty() && gate.isOpen() && takePlace()) {
            start();
        } else {
            starting.set(false);
            // Whoever added an event just before that relied on this thread.
            startOne();
        }
    }

    private @Nullable Pending poll() {
        return gate.isOpen() ? ready.poll() : null;
    }

    /** False if the answer will come on a thread of the engine's, which then goes on in this place. */
    private boolean send(Pending pending) {
        if (pending.hasEnded()) {
            return true;
        }
        Relay relay = new Relay();
        try {
            Step first = pending.delivery().resume();
            if (!(first instanceof Step.Send send)) {
                settle(pending, first);
                return true;
            }
            attempts.make(pending.event(), pending.delivery(), send, next -> answered(pending, next, relay));
        } catch (RuntimeException | Error e) {
            relay.tear();
            fail(pending, e);
            throw e;
        }
        boolean placeIsMine = relay.isLater();
        if (placeIsMine && !threads.isShutdown()) {
            // An interrupt that no close sent, from a key supplier for example, must not reach the events that follow.
            Thread.interrupted();
        }
        return placeIsMine;
    }

    private void answered(Pending pending, Step next, Relay relay) {
        try {
            settle(pending, next);
        } catch (RuntimeException | Error e) {
            fail(pending, e);
            throw e;
        } finally {
            if (relay.isLater()) {
                sendWhatIsReady();
            }
        }
    }

    private void settle(Pending pending, Step step) {
        if (step instanceof Step.Wait wait) {
            rules.pacer().schedule(() -> add(pending), wait.duration());
        } else if (step instanceof Step.Turn) {
            // The gate filled up since it was asked: back to those that wait for it together.
            ready.add(pending);
        } else if (step instanceof Step.Done done) {
            end(pending, done.result());
        }
    }

    /** What nobody foresaw costs the event its delivery, not its room, and its asker an answer, not the wait for one. */
    private void fail(Pending pending, Throwable failure) {
        pending.delivery().abandon();
        String message = "internal error: " + failure.getClass().getName();
        int sent = pending.delivery().attempts();
        end(pending, new ConnectionError(pending.event().id(), message, sent, failure));
    }
}
