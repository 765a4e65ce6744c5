package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.internal.embed.DefaultSandbox.SandboxScope;
import com.risenexa.sandbox.internal.embed.SandboxServer.SandboxConfig;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.http.HttpServer;
import com.risenexa.sandbox.internal.identity.SandboxKey;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.tracking.TrackingClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One server in memory for many who share nothing: each opens a startup, key and port of its own, and what is theirs is
 * gone when they close. Thread-safe.
 */
public final class SharedSandbox implements AutoCloseable {
    private static final int LONGEST_NAME = 48;

    private final SandboxServer parts;

    /** Sends nothing itself; the clients made from it share its connections, of which an old JDK cannot let go. */
    private final TrackingClient connections = TrackingClient.builder().build();

    private final AtomicLong opened = new AtomicLong();

    private SharedSandbox(SandboxServer parts) {
        this.parts = parts;
    }

    public static SharedSandbox start() {
        List<Startup> startups = List.of(new Startup(Startup.DEFAULT_SLUG, 1));
        return new SharedSandbox(SandboxServer.start(new SandboxConfig(
                0, "127.0.0.1", null, startups, List.of(), null, false, Duration.ZERO, Clock.systemUTC())));
    }

    /**
     * A startup nobody else has, with a key and a port of its own; closing it forgets all of it.
     *
     * @param name in any letters; becomes a part of the slug
     */
    public Sandbox open(String name, StartupOptions rules) {
        String slug = slug(opened.incrementAndGet(), name);
        Startup startup = new Startup(slug, rules.timeScale(), rules.strict());
        SandboxKey key = SandboxKey.random(SandboxKey.WRITE, slug);
        HttpServer door = parts.openDoor();
        try {
            write(startup, key);
        } catch (RuntimeException e) {
            door.close();
            throw e;
        }
        if (rules.rate() != null) {
            parts.limiter.set(slug, rules.rate());
        }
        for (FaultScript script : rules.faults()) {
            parts.faults.add(script, FaultMatcher.ANY.withStartup(slug), FaultScope.EVENT);
        }
        parts.identity.add(startup);
        parts.identity.add(key);
        return new DefaultSandbox(
                parts, slug, new SandboxScope(door, connections::toBuilder, false, () -> forget(door, slug)));
    }

    private void write(Startup startup, SandboxKey key) {
        Futures.on(parts.store.write(ledger -> {
            StartupRegistry.write(ledger, startup);
            StartupRegistry.write(ledger, key);
            return true;
        }));
    }

    /** Says which test it was, and differs from all others by its number. */
    static String slug(long number, String name) {
        String words =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String slug = "t" + number + (words.isEmpty() ? "" : "-" + words);
        return slug.substring(0, Math.min(slug.length(), LONGEST_NAME));
    }

    /** Ends the server, and with it every startup that is still open. */
    @Override
    public void close() {
        connections.close(Duration.ZERO);
        parts.close();
    }

    /** The door first, so that little comes in late. */
    private void forget(HttpServer door, String slug) {
        door.close();
        parts.identity.removeStartup(slug);
        parts.faults.removeIf(fault -> slug.equals(fault.match().startup()));
        parts.limiter.forget(slug);
        Futures.on(parts.store.write(ledger -> {
            StartupRegistry.remove(ledger, slug);
            ledger.sweep();
            return true;
        }));
    }
}
