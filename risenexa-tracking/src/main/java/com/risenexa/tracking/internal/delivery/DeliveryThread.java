package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.time.DaemonThreads;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The delivery thread of a client: runs its loop, and is the only code that parks. It starts with the first message and
 * ends with the close, or after a minute with nothing to do; a later message starts it again. Thread-safe.
 */
public final class DeliveryThread {
    private static final ThreadFactory THREADS = DaemonThreads.named("risenexa-delivery");

    /** Before it sleeps: to wake a thread costs its caller more than all else that is done for an event. */
    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Queue<Message> inbox = new ConcurrentLinkedQueue<>();
    private final LongSupplier nanoClock;
    private final CallbackExecutor callbacks;
    private final Performer performer;
    private final DeliveryLoop loop;
    private volatile @Nullable Thread thread;
    private volatile boolean asleep;

    /** When there was something to do; of the thread that runs. */
    private long busyAt;

    /**
     * Without a thread, before the first message.
     *
     * @param callbacks told from time to time to look at what waits in it
     * @param performer makes what runs here, given the way into its inbox
     */
    public DeliveryThread(
            LongSupplier nanoClock,
            CallbackExecutor callbacks,
            Function<Consumer<? super Message>, Performer> performer) {
        this.nanoClock = nanoClock;
        this.callbacks = callbacks;
        this.performer = performer.apply((Consumer<Message>) this::put);
        this.loop = this.performer.loop();
    }

    /** From any thread; never blocks, and an interrupt is nothing to it. */
    public void put(Message message) {
        inbox.add(message);
        if (thread != null) {
            wake();
        } else if (message.startsThread()) {
            start(message);
        }
    }

    private void wake() {
        if (asleep) {
            asleep = false;
            LockSupport.unpark(thread);
        }
    }

    /** The same for the message that closes a client: if there is no thread, this one is, until the client is closed. */
    public void putLast(Message message) {
        inbox.add(message);
        if (thread == null && goOn()) {
            boolean interrupted = Thread.interrupted();
            run();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        } else {
            wake();
        }
    }

    /** Why the last attempt failed; null if it did not. */
    public @Nullable String lastFailure() {
        return loop.lastFailure();
    }

    /** Whether there may be anything under way. */
    public boolean isRunning() {
        return thread != null;
    }

    private synchronized void start(Message message) {
        if (thread != null) {
            return;
        }
        Thread next = THREADS.newThread(() -> {
            begin();
            run();
        });
        try {
            // Not known before it runs: whoever comes meanwhile waits here, and tries itself if this fails.
            next.start();
            thread = next;
        } catch (Error noThread) {
            inbox.remove(message);
            throw noThread;
        }
    }

    private synchronized void begin() {
        thread = Thread.currentThread();
    }

    /** Puts something in that must not be lost for want of memory, from a thread that may wait for some. */
    public static void surely(Runnable put) {
        while (true) {
            try {
                put.run();
                return;
            } catch (Error noMemory) {
                LockSupport.parkNanos(Outputs.REPAIR_NANOS);
            }
        }
    }

    private void run() {
        boolean begun = false;
        boolean ended = false;
        while (!ended) {
            try {
                if (!begun) {
                    busyAt = nanoClock.getAsLong();
                    begun = true;
                }
                ended = round();
            } catch (Throwable noMemory) {
                // Even to note a failure takes memory; whoever has taken it gives some back.
                LockSupport.parkNanos(Outputs.REPAIR_NANOS);
            }
        }
    }

    /** Decides, does and waits; whether the thread has ended. */
    private boolean round() {
        long nanos = step();
        if (!inbox.isEmpty()) {
            return false;
        }
        long now = nanoClock.getAsLong();
        if (!loop.isIdle()) {
            busyAt = now;
        } else if (!callbacks.isStalling() && (loop.isClosed() || now - busyAt >= IDLE_NANOS)) {
            return hasEnded();
        }
        park(nanos);
        return false;
    }

    /** Decides and does; how many nanoseconds it may wait then. Whatever throws, the thread goes on. */
    private long step() {
        long now = nanoClock.getAsLong();
        long most = Long.MAX_VALUE;
        try {
            loop.tick(inbox, now);
        } catch (Throwable t) {
            loop.outputs().failed(t);
            most = Outputs.REPAIR_NANOS;
        }
        try {
            performer.perform(now);
            return Math.min(most, Math.min(loop.nextMoment(now, now + IDLE_NANOS) - now, callbacks.check()));
        } catch (Throwable t) {
            loop.outputs().failed(t);
            return Outputs.REPAIR_NANOS;
        }
    }

    private void park(long nanos) {
        if (nanos > 0) {
            LockSupport.parkNanos(Math.min(nanos, NAP_NANOS));
        }
        if (nanos > NAP_NANOS && inbox.isEmpty()) {
            asleep = true;
            // Who added to the inbox before it was seen to sleep has woken nobody.
            if (inbox.isEmpty()) {
                LockSupport.parkNanos(this, nanos - NAP_NANOS);
            }
            asleep = false;
        }
        // An interrupt that strays here would end every wait at once.
        Thread.interrupted();
    }

    /** Whether no message came meanwhile: who then finds no thread starts one. */
    private boolean hasEnded() {
        thread = null;
        return inbox.isEmpty() || !goOn();
    }

    private synchronized boolean goOn() {
        if (thread != null) {
            return false;
        }
        thread = Thread.currentThread();
        return true;
    }
}
