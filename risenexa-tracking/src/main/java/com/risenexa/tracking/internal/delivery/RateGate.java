package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.time.Nanos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds back all senders of a client after a 429 until the server's moment has come, then lets one through, and with each
 * attempt that is not limited again one more at a time (CONTRACT R16); where the limit is met again within a minute, less
 * quickly. Whoever finds the ramp full is called when there is room: nobody has to ask again and again. Thread-safe;
 * moments are those of the client's pacer.
 */
public final class RateGate {
    /** With so many at a time let through, the ramp is over. */
    private static final int RAMP_END = 128;

    /** The ramp of a gate that stayed open for less is less steep than the one before. */
    private static final long SOON_NANOS = 60_000_000_000L;

    /** Of how many were let through at once when the limit was met, so many are let in quickly next time. */
    private static final int A_HALF = 2;

    /**
     * Where the ramp is gentle it takes so long for one more: what is inside when the limit is met is wasted. Time, not
     * attempts: where answers take long, few attempts are made, and most of the limit would be left unused.
     */
    private static final long GENTLE_NANOS = 100_000_000L;

    /** Passing an open gate costs one volatile read. */
    private volatile boolean limited;

    private long opensAt;
    private boolean closedBefore;

    /** From here on the ramp is gentle. */
    private int steepTo = RAMP_END;

    /** When the gentle ramp let in one more, or began. */
    private long widenedAt;

    /** Whether anyone passed since the gate closed: what comes late from before says nothing new. */
    private boolean tried;

    private int allowed;
    private int inside;
    private long round;
    private final Set<Runnable> line = new LinkedHashSet<>();

    /** What the gate says to one who wants to pass. */
    sealed interface Answer {}

    /** A passage through the gate; given back by {@link #left}. */
    record Ticket(long round) implements Answer {
        static final Ticket FREE = new Ticket(-1);
    }

    /** Nothing may pass for so long. */
    record Closed(Duration left) implements Answer {}

    /** As many are inside as the ramp allows: {@link #stand} in line. */
    record Full() implements Answer {}

    /** How long until the server's moment; zero if it has come. */
    public Duration closedFor(long now) {
        if (!limited) {
            return Duration.ZERO;
        }
        synchronized (this) {
            return limited && opensAt - now > 0 ? Duration.ofNanos(opensAt - now) : Duration.ZERO;
        }
    }

    /** Whether as many are inside as the ramp allows. */
    public boolean isFull() {
        if (!limited) {
            return false;
        }
        synchronized (this) {
            return limited && inside >= allowed;
        }
    }

    Answer enter(long now) {
        if (!limited) {
            return Ticket.FREE;
        }
        synchronized (this) {
            Duration closed = closedFor(now);
            if (!closed.isZero()) {
                return new Closed(closed);
            }
            if (isFull()) {
                return new Full();
            }
            inside++;
            tried = true;
            return new Ticket(limited ? round : Ticket.FREE.round);
        }
    }

    /** Calls {@code wake} once when the gate is not full, at once if it is not; it must be quick. */
    public void stand(Runnable wake) {
        synchronized (this) {
            if (isFull()) {
                line.add(wake);
                return;
            }
        }
        wake.run();
    }

    /** For one in the line who gives up: a call that it had already goes to the next. */
    public void giveUp(Runnable wake) {
        boolean wasCalled;
        synchronized (this) {
            wasCalled = !line.remove(wake);
        }
        if (wasCalled) {
            passOn();
        }
    }

    /** Calls those in line for whom there is room that nobody took. */
    public void passOn() {
        List<Runnable> next;
        synchronized (this) {
            next = callable();
        }
        next.forEach(Runnable::run);
    }

    /** Closes the gate for at least so long; a later moment stands. */
    void close(long now, Duration wait) {
        List<Runnable> all;
        synchronized (this) {
            if (!limited || tried) {
                chooseRamp(now);
            }
            long moment = now + Nanos.of(wait);
            if (!limited || moment - opensAt > 0) {
                opensAt = moment;
            }
            limited = true;
            allowed = 1;
            widenedAt = opensAt;
            tried = false;
            inside = 0;
            round++;
            all = take(line.size());
        }
        all.forEach(Runnable::run);
    }

    /** An attempt ended; {@code widen} if it was sent and not limited again. */
    void left(Ticket ticket, boolean widen, long now) {
        if (ticket.round < 0) {
            return;
        }
        List<Runnable> next;
        synchronized (this) {
            if (ticket.round != round) {
                return;
            }
            inside--;
            if (widen) {
                widen(now);
            }
            next = callable();
        }
        next.forEach(Runnable::run);
    }

    /** A limit that is met again soon after the gate opened is a rate to keep to, not a moment's trouble. */
    private void chooseRamp(long now) {
        boolean soon = closedBefore && now - opensAt < SOON_NANOS;
        int level = limited ? allowed : Math.min(steepTo, RAMP_END / A_HALF);
        steepTo = soon ? Math.max(1, level / A_HALF) : RAMP_END;
        closedBefore = true;
    }

    private void widen(long now) {
        boolean isSteep = allowed < steepTo;
        if (isSteep || now - widenedAt >= GENTLE_NANOS) {
            allowed++;
            widenedAt = now;
        }
        if (allowed >= RAMP_END) {
            limited = false;
        }
    }

    /** Calls the whole line: there is nothing to wait for any more. */
    public void dissolve() {
        List<Runnable> all;
        synchronized (this) {
            all = take(line.size());
        }
        all.forEach(Runnable::run);
    }

    private List<Runnable> callable() {
        return take(limited ? Math.max(0, allowed - inside) : line.size());
    }

    private List<Runnable> take(int most) {
        List<Runnable> taken = new ArrayList<>();
        Iterator<Runnable> rest = line.iterator();
        while (taken.size() < most && rest.hasNext()) {
            taken.add(rest.next());
            rest.remove();
        }
        return taken;
    }
}
