package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.internal.embed.SandboxServer.SandboxConfig;
import com.risenexa.sandbox.internal.identity.Startup;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A sandbox whose clock a test turns. */
public final class ClockedSandbox {
    private ClockedSandbox() {}

    public static Sandbox start(Clock clock) {
        List<Startup> startups = List.of(new Startup(Startup.DEFAULT_SLUG, 1));
        return DefaultSandbox.start(
                new SandboxConfig(0, "127.0.0.1", null, startups, List.of(), null, false, Duration.ZERO, clock));
    }
}
