package com.risenexa.tracking.internal.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/** A clock that moves from one task to the next, and a wall clock that jumps. */
final class VirtualTime implements InstantSource {
    private static final Instant EPOCH = Instant.parse("2026-04-01T12:00:00Z");

    private record Task(long moment, long order, Runnable action) {}

    private final PriorityQueue<Task> tasks = new PriorityQueue<>((a, b) -> {
        int byMoment = Long.compare(a.moment - b.moment, 0);
        return byMoment != 0 ? byMoment : Long.compare(a.order, b.order);
    });

    private final long start;
    private long now;
    private long order;
    private long wallOffset;

    /** @param start any long: that moments overflow is part of the test */
    VirtualTime(long start) {
        this.start = start;
        this.now = start;
    }

    long now() {
        return now;
    }

    long elapsed() {
        return now - start;
    }

    void at(long moment, Runnable action) {
        tasks.add(new Task(moment - now < 0 ? now : moment, order++, action));
    }

    void in(long nanos, Runnable action) {
        at(now + nanos, action);
    }

    boolean isOver() {
        return tasks.isEmpty();
    }

    /** The moment of the next task. */
    long next() {
        return tasks.isEmpty() ? now : tasks.peek().moment;
    }

    void runNext() {
        Task task = tasks.remove();
        now = task.moment;
        task.action.run();
    }

    void moveWallClock(long nanos) {
        wallOffset += nanos;
    }

    @Override
    public Instant instant() {
        return EPOCH.plusNanos(elapsed()).plusNanos(wallOffset);
    }
}
