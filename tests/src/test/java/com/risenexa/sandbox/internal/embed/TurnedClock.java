package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.internal.embed.SandboxServer.SandboxConfig;
import com.risenexa.sandbox.internal.identity.Startup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The time of a sandbox, turned by hand, so that minutes of traffic fit into a second. */
public final class TurnedClock extends Clock {
    private final AtomicLong behindMillis;
    private volatile Instant stopped;

    /** Begins so far in the past. */
    public TurnedClock(Duration behind) {
        behindMillis = new AtomicLong(behind.toMillis());
    }

    /** A sandbox in memory that goes by this clock. */
    public Sandbox start() {
        return DefaultSandbox.start(new SandboxConfig(
                0,
                "127.0.0.1",
                null,
                List.of(new Startup(Startup.DEFAULT_SLUG, 1)),
                List.of(),
                null,
                false,
                Duration.ZERO,
                this));
    }

    /** Stands at this moment: whatever a slow machine takes, all that happens from now on happens at once. */
    public TurnedClock stop() {
        stopped = instant();
        return this;
    }

    /** How far in the past it is from now on. */
    public void turnTo(Duration behind) {
        behindMillis.set(behind.toMillis());
    }

    @Override
    public Instant instant() {
        Instant at = stopped;
        return at != null ? at : Clock.systemUTC().instant().minusMillis(behindMillis.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
