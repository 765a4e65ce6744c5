package com.risenexa.tracking.outbox.internal.work;

import com.github.kagkarlsson.scheduler.Clock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The database's clock, read now and then and carried on by this machine's monotonic one: all instances agree on what is
 * due and who is dead, whatever their own clocks say. Thread-safe.
 */
final class DatabaseClock implements Clock {
    private final Reading reading;
    private final LongSupplier nanoClock;
    private volatile Anchor anchor;

    /** Asks the database. Tells when it begins to ask: the wait for a connection is none of the reading. */
    @FunctionalInterface
    interface Reading {
        Instant now(Runnable begins) throws SQLException;
    }

    /** The same moment on both clocks. */
    private record Anchor(Instant moment, long nanos) {}

    DatabaseClock(Reading reading, LongSupplier nanoClock) throws SQLException {
        this.reading = reading;
        this.nanoClock = nanoClock;
        this.anchor = read();
    }

    /** Reads the database's clock anew: it may have been set. */
    void refresh() throws SQLException {
        anchor = read();
    }

    @Override
    public Instant now() {
        Anchor known = anchor;
        return known.moment.plusNanos(nanoClock.getAsLong() - known.nanos);
    }

    private Anchor read() throws SQLException {
        AtomicLong begun = new AtomicLong(nanoClock.getAsLong());
        Instant moment = reading.now(() -> begun.set(nanoClock.getAsLong()));
        return new Anchor(moment, begun.get() + (nanoClock.getAsLong() - begun.get()) / 2);
    }
}
