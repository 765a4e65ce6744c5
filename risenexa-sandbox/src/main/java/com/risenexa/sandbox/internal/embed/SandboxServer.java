package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.internal.api.ApiRouter;
import com.risenexa.sandbox.internal.api.ApiRouter.ApiContext;
import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.http.HttpServer;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits.RequestRate;
import com.risenexa.sandbox.internal.ingest.TrackHandler;
import com.risenexa.sandbox.internal.live.SseBroadcaster;
import com.risenexa.sandbox.internal.live.WaitRegistry;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.web.DashboardPage;
import com.risenexa.sandbox.internal.web.RootRouter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running sandbox: wires database, registries and HTTP server together, and closes them in order. */
final class SandboxServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");

    final SandboxConfig settings;
    final Database store;
    final StartupRegistry identity;
    final FaultRegistry faults;
    final WaitRegistry waits;
    final StartupRateLimits limiter = new StartupRateLimits();
    final HttpServer server;
    private final RootRouter site;

    private SandboxServer(SandboxConfig settings, Database store) {
        this.settings = settings;
        this.store = store;
        this.identity = Futures.on(StartupRegistry.load(store, settings.startups()));
        this.faults = new FaultRegistry(Futures.on(store.highestFaultId()));
        for (FaultScript script : settings.faults()) {
            faults.add(script, FaultMatcher.ANY, FaultScope.EVENT);
        }
        limiter.set(settings.rate());
        this.server = new HttpServer(new InetSocketAddress(settings.host(), settings.port()));
        this.waits = new WaitRegistry(store, server.timer());
        SseBroadcaster stream = new SseBroadcaster(
                store, faults, server.loop(), settings.clock().instant());
        store.onCommit(waits::look);
        store.onCommit(stream::wake);
        faults.onChange(stream::wake);
        TrackHandler track = new TrackHandler(identity, limiter, faults, settings.strict(), store);
        DashboardPage page =
                new DashboardPage(this::baseUrl, settings.startups().get(0).slug(), StartupRegistry.FULL.value());
        ApiRouter manage = new ApiRouter(new ApiContext(store, identity, faults, limiter, waits, stream, track));
        this.site = new RootRouter(settings.host(), track, manage, page);
        try {
            server.listen(settings.clock(), site::handle, settings.startTimeout());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        if (!server.address().getAddress().isLoopbackAddress()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the sandbox is open to the network at " + baseUrl() + "; its keys are public");
        }
    }

    static SandboxServer start(SandboxConfig settings) {
        Database store = settings.data() == null
                ? Database.inMemory()
                : Database.inFolder(settings.data(), settings.startTimeout());
        try {
            return new SandboxServer(settings, store);
        } catch (SandboxException e) {
            store.close();
            throw e.getCause() instanceof SQLException
                    ? new SandboxException("cannot use " + store.name() + ": " + e.getCause(), e.getCause())
                    : e;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Another port where all of this sandbox answers. What a fault does to a listener meets that port alone. */
    HttpServer openDoor() {
        HttpServer door = server.another();
        door.listen(settings.clock(), site::handle, Duration.ZERO);
        return door;
    }

    String baseUrl() {
        return baseUrl(server);
    }

    String baseUrl(HttpServer listening) {
        InetSocketAddress address = listening.address();
        // Who binds every address cannot be called by that address.
        String host = address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : settings.host();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    @Override
    public void close() {
        try {
            server.stopAccepting();
            waits.close();
            server.close();
        } finally {
            store.close();
        }
    }

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
}
