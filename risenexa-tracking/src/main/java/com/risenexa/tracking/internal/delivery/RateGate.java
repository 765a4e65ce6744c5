package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.time.Nanos;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Holds back all senders of a client after a 429 until the server's moment has come, then lets one through, and with each
 * answer that is no 429 one more at a time (CONTRACT R16). Thread-safe; moments are those of the client's pacer.
 */
public final class RateGate {
    /** How often those beyond the ramp ask again; whoever can be woken by an answer does not rely on it. */
    static final Duration RAMP_POLL = Duration.ofMillis(25);

    /** With so many at a time let through, the ramp is over. */
    private static final int RAMP_END = 128;

    /** Passing an open gate costs one volatile read. */
    private volatile boolean limited;

    private long opensAt;
    private int allowed;
    private int inside;
    private long round;

    /** A passage through the gate; given back by {@link #left}. */
    record Ticket(long round) {
        static final Ticket FREE = new Ticket(-1);
    }

    /** How long to wait before anything may pass; zero if it may now. */
    public Duration closedFor(long now) {
        if (!limited) {
            return Duration.ZERO;
        }
        synchronized (this) {
            if (opensAt - now > 0) {
                return Duration.ofNanos(opensAt - now);
            }
            return limited && inside >= allowed ? RAMP_POLL : Duration.ZERO;
        }
    }

    /** A ticket, or null if {@link #closedFor} says how long to wait. */
    @Nullable
    Ticket enter(long now) {
        if (!limited) {
            return Ticket.FREE;
        }
        synchronized (this) {
            if (!closedFor(now).isZero()) {
                return null;
            }
            inside++;
            return new Ticket(round);
        }
    }

    /** Closes the gate for at least so long; a later moment stands. */
    synchronized void close(long now, Duration wait) {
        long moment = now + Nanos.of(wait);
        if (!limited || moment - opensAt > 0) {
            opensAt = moment;
        }
        limited = true;
        allowed = 1;
        inside = 0;
        round++;
    }

    /** An attempt ended; {@code answered} without a 429 widens the gate. */
    void left(Ticket ticket, boolean answered) {
        if (ticket.round < 0) {
            return;
        }
        synchronized (this) {
            if (ticket.round != round) {
                return;
            }
            inside--;
            if (answered && ++allowed >= RAMP_END) {
                limited = false;
            }
        }
    }
}
