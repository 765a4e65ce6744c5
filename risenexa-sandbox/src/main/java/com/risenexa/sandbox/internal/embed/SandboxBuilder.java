package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.internal.embed.SandboxServer.SandboxConfig;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits.RequestRate;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a sandbox; each option is validated when it is set. */
public final class SandboxBuilder implements Sandbox.Builder {
    private static final int MAX_PORT = 65_535;

    private final List<String> startups = new ArrayList<>();
    private final List<FaultScript> faults = new ArrayList<>();
    private int port;
    private String host = "127.0.0.1";
    private @Nullable Path data;
    private @Nullable RequestRate rate;
    private boolean strict;
    private double timeScale = 1;
    private Duration startTimeout = Duration.ofSeconds(3);

    @Override
    public Sandbox.Builder port(int number) {
        if (number < 0 || number > MAX_PORT) {
            throw new IllegalArgumentException("port must be 0 to " + MAX_PORT + ", not " + number);
        }
        port = number;
        return this;
    }

    @Override
    public Sandbox.Builder host(String name) {
        String address = name.strip();
        if (address.isEmpty()) {
            throw new IllegalArgumentException("host must be a name or an address, such as 127.0.0.1 or ::1");
        }
        // An address of IPv6 has brackets only where it stands in a URL.
        host = address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        return this;
    }

    @Override
    public Sandbox.Builder memory() {
        data = null;
        return this;
    }

    @Override
    public Sandbox.Builder data(Path folder) {
        data = folder;
        return this;
    }

    @Override
    public Sandbox.Builder startup(String slug) {
        startups.add(new Startup(slug, 1).slug());
        return this;
    }

    @Override
    public Sandbox.Builder fault(String script) {
        faults.add(FaultScript.parse(script));
        return this;
    }

    @Override
    public Sandbox.Builder rateLimit(String text) {
        rate = RequestRate.parse(text);
        return this;
    }

    @Override
    public Sandbox.Builder strict(boolean refuse) {
        strict = refuse;
        return this;
    }

    @Override
    public Sandbox.Builder timeScale(double scale) {
        timeScale = new Startup(Startup.DEFAULT_SLUG, scale).timeScale();
        return this;
    }

    @Override
    public Sandbox.Builder startTimeout(Duration duration) {
        startTimeout = duration.isNegative() ? Duration.ZERO : duration;
        return this;
    }

    @Override
    public Sandbox start() {
        List<String> slugs = new ArrayList<>(startups);
        if (!slugs.contains(Startup.DEFAULT_SLUG)) {
            slugs.add(Startup.DEFAULT_SLUG);
        }
        List<Startup> all =
                slugs.stream().map(slug -> new Startup(slug, timeScale)).toList();
        return DefaultSandbox.start(new SandboxConfig(
                port, host, data, all, List.copyOf(faults), rate, strict, startTimeout, Clock.systemUTC()));
    }
}
