package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits;
import com.risenexa.sandbox.internal.ingest.TrackHandler;
import com.risenexa.sandbox.internal.live.SseBroadcaster;
import com.risenexa.sandbox.internal.live.WaitRegistry;
import com.risenexa.sandbox.internal.store.Database;

/** The parts of the sandbox that endpoints use. */
public record ApiContext(
        Database store,
        StartupRegistry identity,
        FaultRegistry faults,
        StartupRateLimits limiter,
        WaitRegistry waits,
        SseBroadcaster stream,
        TrackHandler track) {}
