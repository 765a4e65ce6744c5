package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.AuditReport;
import com.risenexa.sandbox.AuditReport.Violation;
import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.Faults;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.sandbox.WaitCondition;
import com.risenexa.sandbox.WaitResult;
import com.risenexa.sandbox.internal.audit.Audit;
import com.risenexa.sandbox.internal.audit.Rule;
import com.risenexa.sandbox.internal.audit.Rule.RuleSet;
import com.risenexa.sandbox.internal.audit.Violations;
import com.risenexa.sandbox.internal.embed.SandboxServer.SandboxConfig;
import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.http.HttpServer;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.ConsistencyCheck;
import com.risenexa.sandbox.internal.store.CounterRepository;
import com.risenexa.sandbox.internal.store.Database.SqlFunction;
import com.risenexa.sandbox.internal.store.EventRepository;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.support.Tuning;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One startup's view of a sandbox in this process. */
final class DefaultSandbox implements Sandbox {
    /** What an application still had to send when it ended; a test that ended has nothing to send. */
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final SandboxServer parts;
    private final String startup;
    private final SandboxScope place;
    private final Faults faults;
    private @Nullable TrackingClient client;
    private final AtomicBoolean closed = new AtomicBoolean();

    DefaultSandbox(SandboxServer parts, String startup, SandboxScope place) {
        this.parts = parts;
        this.startup = startup;
        this.place = place;
        this.faults = new ScopedFaults(parts.faults, startup, place.isWhole());
    }

    /**
     * The part of a server that a sandbox owns: the whole server, or one startup with a port.
     *
     * @param client makes a builder for the client of the startup
     * @param isWhole whether what concerns all startups is this one's business too
     * @param close ends what was opened for it
     */
    record SandboxScope(HttpServer server, Supplier<TrackingClient.Builder> client, boolean isWhole, Runnable close) {
        static SandboxScope whole(SandboxServer parts) {
            return new SandboxScope(parts.server, TrackingClient::builder, true, parts::close);
        }
    }

    static Sandbox start(SandboxConfig settings) {
        SandboxServer parts = SandboxServer.start(settings);
        return new DefaultSandbox(parts, settings.startups().get(0).slug(), SandboxScope.whole(parts));
    }

    @Override
    public String baseUrl() {
        return parts.baseUrl(place.server());
    }

    @Override
    public int port() {
        return place.server().address().getPort();
    }

    @Override
    public String apiKey() {
        return parts.identity.keysFor(startup).stream()
                .filter(key -> key.mayWrite())
                .findFirst()
                .orElse(StartupRegistry.FULL)
                .value();
    }

    @Override
    public String startupSlug() {
        return startup;
    }

    @Override
    public synchronized TrackingClient client() {
        checkOpen();
        TrackingClient known = client;
        if (known == null) {
            TrackingClient.Builder builder =
                    place.client().get().baseUrl(baseUrl()).apiKey(apiKey()).startupSlug(startup);
            known = Tuning.of(builder)
                    .timeScale(parts.identity.timeScale(startup))
                    .build();
            client = known;
        }
        return known;
    }

    @Override
    public Counters counters() {
        return Futures.on(read(connection -> CounterRepository.of(connection, startup)));
    }

    @Override
    public List<SandboxEvent> events() {
        return oldestFirst(Futures.on(
                read(connection -> EventRepository.list(connection, Filter.latest(startup, Filter.MOST)))));
    }

    @Override
    public List<SandboxAttempt> attempts() {
        return oldestFirst(Futures.on(
                read(connection -> AttemptRepository.list(connection, Filter.latest(startup, Filter.MOST)))));
    }

    private static <T> List<T> oldestFirst(List<T> newestFirst) {
        List<T> turned = new ArrayList<>(newestFirst);
        Collections.reverse(turned);
        return List.copyOf(turned);
    }

    @Override
    public WaitResult await(WaitCondition await) {
        checkOpen();
        return Futures.on(
                parts.waits.await(startup, await),
                await.timeout().plus(await.settle()).plus(Futures.MOST),
                new WaitResult(false, 0));
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public VerifyReport verify() {
        String only = place.isWhole() ? null : startup;
        return Futures.on(read(connection -> ConsistencyCheck.of(connection, only)), Futures.LONG_READ);
    }

    @Override
    public AuditReport audit(int maxRetries, boolean restarts) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries must be 0 or more, not " + maxRetries);
        }
        checkOpen();
        RuleSet rules = new RuleSet(maxRetries, restarts);
        Audit audit = Futures.on(
                new Audit(parts.identity::timeScale, maxRetries).run(parts.store, startup), Futures.LONG_READ);
        Violations findings = audit.end();
        return new AuditReport(
                rules.isKept(findings),
                audit.attempts(),
                audit.deliveries(),
                rules.rules().stream()
                        .filter(rule -> findings.count(rule) > 0)
                        .map(rule -> violation(rule, findings))
                        .toList());
    }

    @Override
    public void reset() {
        checkOpen();
        Futures.on(parts.store.write(ledger -> {
            ledger.reset(startup);
            return true;
        }));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            closeClient();
            place.close().run();
        }
    }

    private synchronized void closeClient() {
        if (client != null) {
            client.close(place.isWhole() ? DRAIN : Duration.ZERO);
        }
    }

    private <T> CompletableFuture<T> read(SqlFunction<Connection, T> work) {
        checkOpen();
        return parts.store.read(work);
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new SandboxException("the sandbox of the startup " + startup + " is closed", null);
        }
    }

    private static Violation violation(Rule rule, Violations findings) {
        return new Violation(
                rule.value(),
                rule.isWarning(),
                findings.count(rule),
                rule.text(),
                findings.examples(rule).stream()
                        .map(example -> "attempt " + example.seq() + ": " + example.says())
                        .toList());
    }

    /** The stored faults of one startup, for the Java API. */
    private static final class ScopedFaults implements Faults {
        private final FaultRegistry shelf;
        private final String startup;
        private final boolean everybodysToo;

        /**
         * A view of the shelf.
         *
         * @param everybodysToo whether the faults that are set for every startup can be taken away here
         */
        ScopedFaults(FaultRegistry shelf, String startup, boolean everybodysToo) {
            this.shelf = shelf;
            this.startup = startup;
            this.everybodysToo = everybodysToo;
        }

        @Override
        public Fault add(String script, FaultMatcher match, FaultScope scope) {
            return shelf.add(FaultScript.parse(script), match.withStartup(startup), scope);
        }

        @Override
        public List<Fault> list() {
            return shelf.list().stream().filter(this::meetsUs).toList();
        }

        @Override
        public boolean remove(long id) {
            return shelf.removeIf(fault -> fault.id() == id && isOurs(fault)) > 0;
        }

        @Override
        public void clear() {
            shelf.removeIf(this::isOurs);
        }

        private boolean isOurs(Fault fault) {
            return meetsUs(fault) && (everybodysToo || fault.match().startup() != null);
        }

        private boolean meetsUs(Fault fault) {
            String only = fault.match().startup();
            return only == null || only.equals(startup);
        }
    }
}
