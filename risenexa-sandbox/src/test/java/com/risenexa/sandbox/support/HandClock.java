package com.risenexa.sandbox.support;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is turned by hand. */
public final class HandClock extends Clock {
    private volatile Instant now = Instant.parse("2026-04-01T12:00:00Z");

    /** Turns it on. */
    public void pass(double seconds) {
        now = now.plusNanos(Math.round(seconds * 1e9));
    }

    @Override
    public Instant instant() {
        return now;
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
