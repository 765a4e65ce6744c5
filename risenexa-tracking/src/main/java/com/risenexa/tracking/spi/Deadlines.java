package com.risenexa.tracking.spi;

import com.risenexa.tracking.internal.time.DaemonThreads;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Ends what takes too long. Nearly all of it ends long before, so that adding and removing takes no lock and wakes no
 * thread: the one thread looks when the first deadline has come, and goes away when there was none for a while.
 * Thread-safe.
 */
public final class Deadlines {
    private static final Duration SHORT_REST = Duration.ofSeconds(10);

    private final String threadName;
    private final long restNanos;
    private final Idle idle;
    private final Set<Bounded> underWay = ConcurrentHashMap.newKeySet();

    /** When the thread looks next; means nothing while it looks. */
    private volatile long looksAt;

    private volatile boolean looking;

    /** Something was added while the thread looked; a permit to park would not tell, for an expiry may park itself. */
    private volatile boolean addedWhileLooking;

    private volatile @Nullable Thread watch;

    /** Something with an end. Compared by identity. */
    public interface Bounded {
        /** In the time of {@code System.nanoTime}. */
        long deadline();

        /** Must be quick, and may come at the same time as the end that it is to prevent. */
        void expire();
    }

    /** Told by the thread, for whoever keeps things that go away in time. */
    public interface Idle {
        /** Now and then: what was not used since that moment of {@code System.nanoTime} may go. */
        void sweep(long since);

        /** Nothing is under way, and was not for a while: the thread ends. */
        void rest();
    }

    /** @param rest how long the thread stays when nothing is under way, and how long {@code idle} keeps things */
    public Deadlines(String threadName, Duration rest, Idle idle) {
        this.threadName = threadName;
        this.restNanos = rest.toNanos();
        this.idle = idle;
    }

    /** Deadlines of what leaves nothing behind. */
    public static Deadlines alone(String threadName) {
        return new Deadlines(threadName, SHORT_REST, new Idle() {
            @Override
            public void sweep(long since) {
                // Nothing is kept.
            }

            @Override
            public void rest() {
                // Nothing is kept.
            }
        });
    }

    public void add(Bounded bounded) {
        underWay.add(bounded);
        Thread thread = watch;
        if (thread == null) {
            start();
        } else if (looking) {
            lookAgain(thread);
        } else if (bounded.deadline() - looksAt < 0) {
            LockSupport.unpark(thread);
        }
    }

    public void remove(Bounded bounded) {
        underWay.remove(bounded);
    }

    private synchronized void start() {
        Thread known = watch;
        if (known != null) {
            // Another started it, and it may have looked already.
            lookAgain(known);
            return;
        }
        looking = true;
        Thread thread = DaemonThreads.named(threadName).newThread(this::watch);
        watch = thread;
        try {
            thread.start();
        } catch (Error noThread) {
            watch = null;
            throw noThread;
        }
    }

    /** Tells a thread that is about to park, or parks already. */
    private void lookAgain(Thread thread) {
        addedWhileLooking = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        long lastUse = System.nanoTime();
        while (true) {
            // Before the look: whoever is added too late to be seen finds this set, or the moment below.
            looking = true;
            addedWhileLooking = false;
            long now = System.nanoTime();
            if (!underWay.isEmpty()) {
                lastUse = now;
            }
            long next = expire(now);
            idle.sweep(now - restNanos);
            if (now - lastUse >= restNanos && hasEnded()) {
                return;
            }
            looksAt = next;
            looking = false;
            if (!addedWhileLooking) {
                LockSupport.parkNanos(this, next - System.nanoTime());
            }
        }
    }

    /** The moment of the next deadline, or of the next look without one. */
    private long expire(long now) {
        long next = now + restNanos;
        for (Iterator<Bounded> all = underWay.iterator(); all.hasNext(); ) {
            Bounded bounded = all.next();
            if (bounded.deadline() - now <= 0) {
                all.remove();
                bounded.expire();
            } else if (bounded.deadline() - next < 0) {
                next = bounded.deadline();
            }
        }
        return next;
    }

    /** Whoever is added after this looked finds no thread, and starts one. */
    private synchronized boolean hasEnded() {
        watch = null;
        if (underWay.isEmpty()) {
            idle.rest();
            return true;
        }
        watch = Thread.currentThread();
        return false;
    }
}
