package com.risenexa.sandbox.internal;

import com.risenexa.sandbox.FaultMatch;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.internal.fault.FaultShelf;
import com.risenexa.sandbox.internal.fault.Script;
import com.risenexa.sandbox.internal.http.HttpServer;
import com.risenexa.sandbox.internal.http.ServerParts;
import com.risenexa.sandbox.internal.identity.Identity;
import com.risenexa.sandbox.internal.identity.IdentityKeeper;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.limit.RateLimiter;
import com.risenexa.sandbox.internal.manage.ManageHandler;
import com.risenexa.sandbox.internal.manage.Management;
import com.risenexa.sandbox.internal.site.Page;
import com.risenexa.sandbox.internal.site.Site;
import com.risenexa.sandbox.internal.store.Store;
import com.risenexa.sandbox.internal.stream.EventStream;
import com.risenexa.sandbox.internal.track.TrackHandler;
import com.risenexa.sandbox.internal.wait.Waits;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** The parts of a running sandbox, put together and taken apart. */
final class Parts implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("com.risenexa.sandbox");

    final Settings settings;
    final Store store;
    final Identity identity;
    final FaultShelf faults;
    final Waits waits;
    final RateLimiter limiter = new RateLimiter();
    private final HttpServer server;
    private final ServerParts serverParts;

    private Parts(Settings settings, Store store) {
        this.settings = settings;
        this.store = store;
        this.identity = IdentityKeeper.load(store, settings.startups());
        this.faults = new FaultShelf(store.highestFaultId());
        for (Script script : settings.faults()) {
            faults.add(script, FaultMatch.ANY, FaultScope.EVENT);
        }
        limiter.set(settings.rate());
        this.server = new HttpServer(new InetSocketAddress(settings.host(), settings.port()));
        this.waits = new Waits(store, server.timer());
        EventStream stream =
                new EventStream(store, faults, server.loop(), settings.clock().instant());
        store.onCommit(waits::look);
        store.onCommit(stream::wake);
        faults.onChange(stream::wake);
        TrackHandler track = new TrackHandler(identity, limiter, faults, settings.strict(), store);
        Page page = new Page(this::baseUrl, settings.startups().get(0).slug(), Identity.FULL.value());
        ManageHandler manage = Management.handler(store, identity, faults, limiter, waits, stream, track);
        Site site = new Site(settings.host(), track, manage, page);
        this.serverParts = new ServerParts(settings.clock(), site::handle, site::handleTooLarge);
        try {
            server.listen(serverParts, settings.patience());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        if (!server.address().getAddress().isLoopbackAddress()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the sandbox is open to the network at " + baseUrl() + "; its keys are known to everybody");
        }
    }

    static Parts start(Settings settings) {
        Store store = settings.data() == null ? Store.inMemory() : Store.inFolder(settings.data(), settings.patience());
        try {
            return new Parts(settings, store);
        } catch (CompletionException e) {
            store.close();
            throw new SandboxException("cannot use " + store.name() + ": " + e.getCause(), e.getCause());
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Another port where all of this sandbox answers. What a fault does to a listener meets that port alone. */
    HttpServer openDoor() {
        HttpServer door = server.another();
        door.listen(serverParts, Duration.ZERO);
        return door;
    }

    int port() {
        return server.address().getPort();
    }

    double timeScale(String slug) {
        Startup startup = identity.startup(slug);
        return startup == null ? 1 : startup.timeScale();
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
}
