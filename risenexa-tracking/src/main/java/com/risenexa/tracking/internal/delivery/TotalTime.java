package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.time.Nanos;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is left of the time for a whole call (CONTRACT R18), in real time. */
public final class TotalTime {
    private static final TotalTime UNBOUNDED = new TotalTime(null, () -> 0);

    private final @Nullable Duration total;
    private final LongSupplier clock;
    private final long end;

    private TotalTime(@Nullable Duration total, LongSupplier clock) {
        this.total = total;
        this.clock = clock;
        this.end = total == null ? 0 : clock.getAsLong() + Nanos.of(total);
    }

    public static TotalTime unbounded() {
        return UNBOUNDED;
    }

    public static TotalTime of(Duration total, LongSupplier nanoClock) {
        return new TotalTime(total, nanoClock);
    }

    /** The shorter of a time-out and what is left; zero if nothing is. */
    Duration cap(Duration timeout) {
        if (total == null) {
            return timeout;
        }
        long left = end - clock.getAsLong();
        if (left <= 0) {
            return Duration.ZERO;
        }
        return left < Nanos.of(timeout) ? Duration.ofNanos(left) : timeout;
    }

    /** Whether there is time for something after such a wait. */
    boolean allows(Duration wait) {
        return total == null || Nanos.of(wait) < end - clock.getAsLong();
    }

    /** The bound, if there is one. */
    @Nullable
    Duration bound() {
        return total;
    }
}
