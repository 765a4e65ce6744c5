package com.risenexa.tracking.httpcore;

import com.risenexa.tracking.spi.Deadlines;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.reactor.EndpointParameters;
import org.apache.hc.core5.reactor.IOReactorShutdownException;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/** Gives each exchange a connection: an idle one, or a new one. Without a bound of its own; the client has one. */
final class Connections implements Deadlines.Idle {
    private static final int LOOK_UPS = 4;
    private static final int IDLE_SECONDS = 10;

    /** For look-ups of host names that a thread of the engine's would otherwise wait for. */
    private final ThreadPoolExecutor lookUps = new ThreadPoolExecutor(
            LOOK_UPS,
            LOOK_UPS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            EngineThread.named("connect"));

    private final Addresses addresses = new Addresses();
    private volatile @Nullable Reactor current;

    Connections() {
        lookUps.allowCoreThreadTimeOut(true);
    }

    /** Sends it over the connection that was used last, which is the one most likely to be alive. */
    void place(HttpExchange exchange) {
        Reactor reactor = reactor();
        IOSession idle = reactor.lease(exchange.target());
        if (idle != null) {
            exchange.reuse(idle, reactor);
        } else if (EngineThread.isCurrent()) {
            lookUps.execute(() -> connect(exchange, reactor));
        } else {
            connect(exchange, reactor);
        }
    }

    /** No answer came from there. */
    void failed(HttpExchange exchange, InetAddress address) {
        addresses.failed(exchange.target().endpoint().getHostName(), address);
    }

    @Override
    public void sweep(long since) {
        Reactor reactor = current;
        if (reactor != null) {
            reactor.closeIdle(since);
        }
    }

    @Override
    public void rest() {
        close();
    }

    void close() {
        Reactor last;
        synchronized (this) {
            last = current;
            current = null;
        }
        if (last != null) {
            last.stop();
        }
    }

    private void connect(HttpExchange exchange, Reactor reactor) {
        EndpointParameters endpoint = exchange.target().endpoint();
        InetAddress address;
        try {
            address = addresses.choose(endpoint.getHostName());
        } catch (UnknownHostException e) {
            exchange.failed(e);
            return;
        }
        exchange.setAddress(address);
        try {
            reactor.connect(exchange, new InetSocketAddress(address, endpoint.getPort()));
        } catch (IOReactorShutdownException closedMeanwhile) {
            forget(reactor);
            place(exchange);
        }
    }

    private Reactor reactor() {
        Reactor known = current;
        return known != null ? known : start();
    }

    private synchronized Reactor start() {
        Reactor known = current;
        if (known == null) {
            known = Reactor.start();
            current = known;
        }
        return known;
    }

    /** One that an {@code Error} brought down takes no more connections. */
    private synchronized void forget(Reactor reactor) {
        if (current == reactor) {
            current = null;
        }
    }
}
