package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.ingest.RequestRate;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a sandbox server.
 *
 * @param data null in memory
 * @param startups never empty; the first is the one that is read
 */
record SandboxConfig(
        int port,
        String host,
        @Nullable Path data,
        List<Startup> startups,
        List<FaultScript> faults,
        @Nullable RequestRate rate,
        boolean strict,
        Duration startTimeout,
        Clock clock) {}
