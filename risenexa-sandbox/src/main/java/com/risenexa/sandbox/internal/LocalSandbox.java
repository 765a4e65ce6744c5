package com.risenexa.sandbox.internal;

import com.risenexa.sandbox.Await;
import com.risenexa.sandbox.AwaitReport;
import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Faults;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.sandbox.internal.identity.Identity;
import com.risenexa.sandbox.internal.store.AttemptQuery;
import com.risenexa.sandbox.internal.store.CounterQuery;
import com.risenexa.sandbox.internal.store.EventQuery;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.store.Verification;
import com.risenexa.tracking.TrackingClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One startup's view of a sandbox in this process. */
final class LocalSandbox implements Sandbox {
    private final Parts parts;
    private final String startup;
    private final Faults faults;
    private final StartupClient client;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalSandbox(Parts parts, String startup) {
        this.parts = parts;
        this.startup = startup;
        this.faults = new StartupFaults(parts.faults, startup);
        this.client = new StartupClient(this, parts.timeScale(startup));
    }

    static Sandbox start(Settings settings) {
        return new LocalSandbox(
                Parts.start(settings), settings.startups().get(0).slug());
    }

    @Override
    public String baseUrl() {
        return parts.baseUrl();
    }

    @Override
    public int port() {
        return parts.port();
    }

    @Override
    public String apiKey() {
        return parts.identity.keysFor(startup).stream()
                .filter(key -> key.mayWrite())
                .findFirst()
                .orElse(Identity.FULL)
                .value();
    }

    @Override
    public String startupSlug() {
        return startup;
    }

    @Override
    public TrackingClient client() {
        return client.get();
    }

    @Override
    public Counters counters() {
        return Waiting.on(parts.store.read(connection -> CounterQuery.of(connection, startup)));
    }

    @Override
    public List<SandboxEvent> events() {
        return oldestFirst(Waiting.on(
                parts.store.read(connection -> EventQuery.list(connection, Filter.latest(startup, Filter.MOST)))));
    }

    @Override
    public List<SandboxAttempt> attempts() {
        return oldestFirst(Waiting.on(
                parts.store.read(connection -> AttemptQuery.list(connection, Filter.latest(startup, Filter.MOST)))));
    }

    private static <T> List<T> oldestFirst(List<T> newestFirst) {
        List<T> turned = new ArrayList<>(newestFirst);
        Collections.reverse(turned);
        return List.copyOf(turned);
    }

    @Override
    public AwaitReport await(Await await) {
        return Waiting.on(parts.waits.await(startup, await), new AwaitReport(false, 0));
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public VerifyReport verify() {
        return Waiting.on(parts.store.read(Verification::of));
    }

    @Override
    public void reset() {
        Waiting.on(parts.store.write(ledger -> {
            ledger.reset(startup);
            return true;
        }));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            client.close();
            parts.close();
        }
    }
}
