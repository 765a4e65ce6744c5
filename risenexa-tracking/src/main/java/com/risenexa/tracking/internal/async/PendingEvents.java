package com.risenexa.tracking.internal.async;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** All events that the queue holds, wherever they are: queued, waiting for a retry, in flight, or being told of. */
final class PendingEvents {
    private final Semaphore room;
    private final Set<Pending> held = ConcurrentHashMap.newKeySet();
    private final Object changed = new Object();
    private volatile int watchers;

    PendingEvents(int capacity) {
        room = new Semaphore(capacity);
    }

    boolean tryReserve() {
        return room.tryAcquire();
    }

    void reserve() throws InterruptedException {
        room.acquire();
    }

    void add(Pending pending) {
        held.add(pending);
    }

    /** Gives its room back. */
    void remove(Pending pending) {
        held.remove(pending);
        pending.setTold();
        room.release();
        if (watchers > 0) {
            synchronized (changed) {
                changed.notifyAll();
            }
        }
    }

    List<Pending> snapshot() {
        return new ArrayList<>(held);
    }

    /** Waits until whoever asked for these has been told: true; or the moment of {@code System.nanoTime} has come: false. */
    boolean await(List<Pending> some, long deadline) throws InterruptedException {
        synchronized (changed) {
            watchers++;
            try {
                for (Pending pending : some) {
                    while (!pending.isTold()) {
                        long left = deadline - System.nanoTime();
                        if (left <= 0) {
                            return false;
                        }
                        TimeUnit.NANOSECONDS.timedWait(changed, left);
                    }
                }
                return true;
            } finally {
                watchers--;
            }
        }
    }

    static DrainReport report(List<Pending> some) {
        long delivered = 0;
        long rejected = 0;
        boolean complete = true;
        List<TrackingEvent> undelivered = new ArrayList<>();
        for (Pending pending : some) {
            TrackResult result = pending.result();
            complete &= result != null;
            if (result instanceof Accepted) {
                delivered++;
            } else if (result instanceof Rejected) {
                rejected++;
            } else {
                undelivered.add(pending.event().event());
            }
        }
        return new DrainReport(delivered, rejected, undelivered, complete);
    }
}
