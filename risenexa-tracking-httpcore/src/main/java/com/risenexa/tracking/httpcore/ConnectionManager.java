package com.risenexa.tracking.httpcore;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.reactor.IOReactorShutdownException;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/** Gives each exchange a connection: an idle one, or a new one. Without a bound of its own; the client has one. */
final class ConnectionManager {
    private final LongSupplier nanoClock;

    /** A look-up blocks for as long as the system takes for it. */
    private final ThreadPoolExecutor lookUpThreads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), Reactor.daemons("look-up"));

    /** Those under way, one a host. */
    private final Map<String, CompletableFuture<InetAddress[]>> lookUps = new ConcurrentHashMap<>();

    private volatile @Nullable Reactor current;

    ConnectionManager(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** A first attempt goes over any idle connection; each later one to the address that is its turn (F30). */
    void execute(HttpExchange exchange) {
        Connection idle = exchange.attempt() == 1 ? reactor().lease(exchange.route(), null) : null;
        if (idle != null) {
            exchange.start(idle, true);
        } else {
            CompletableFuture<InetAddress[]> unused = addresses(exchange.route().host())
                    .whenComplete((addresses, failure) -> {
                        if (addresses == null) {
                            exchange.failed(ExceptionTranslator.exception(failure));
                        } else {
                            connect(exchange, addresses[(exchange.attempt() - 1) % addresses.length]);
                        }
                    });
        }
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

    private CompletableFuture<InetAddress[]> addresses(String host) {
        CompletableFuture<InetAddress[]> addresses = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> underWay = lookUps.putIfAbsent(host, addresses);
        if (underWay != null) {
            return underWay;
        }
        try {
            lookUpThreads.execute(() -> lookUp(host, addresses));
        } catch (Throwable noThread) {
            lookUps.remove(host);
            addresses.completeExceptionally(noThread);
        }
        return addresses;
    }

    private void lookUp(String host, CompletableFuture<InetAddress[]> addresses) {
        try {
            InetAddress[] found = InetAddress.getAllByName(host);
            lookUps.remove(host);
            addresses.complete(found);
        } catch (UnknownHostException | RuntimeException | Error e) {
            lookUps.remove(host);
            addresses.completeExceptionally(e);
        }
    }

    private void connect(HttpExchange exchange, InetAddress address) {
        try {
            Reactor reactor = reactor();
            Connection idle = exchange.attempt() == 1 ? null : reactor.lease(exchange.route(), address);
            if (idle != null) {
                exchange.start(idle, true);
            } else if (!exchange.isEnded()) {
                try {
                    connect(exchange, address, reactor);
                } catch (IOReactorShutdownException closedMeanwhile) {
                    invalidate(reactor);
                    connect(exchange, address, reactor());
                }
            }
        } catch (Throwable t) {
            exchange.failed(ExceptionTranslator.exception(t));
        }
    }

    private void connect(HttpExchange exchange, InetAddress address, Reactor reactor) {
        Connection connection = new Connection(exchange.route(), address, reactor, nanoClock.getAsLong());
        exchange.setConnecting(reactor.connect(connection, new FutureCallback<>() {
            @Override
            public void completed(IOSession session) {
                connection.setSession(session);
                exchange.start(connection, false);
            }

            @Override
            public void failed(Exception cause) {
                exchange.failed(cause);
            }

            @Override
            public void cancelled() {
                // By a call that was cancelled and has ended, or by a reactor that ends.
                exchange.failed(new ConnectionClosedException("The engine was closed"));
            }
        }));
    }

    private Reactor reactor() {
        Reactor known = current;
        return known != null ? known : start();
    }

    private synchronized Reactor start() {
        Reactor known = current;
        if (known == null) {
            known = Reactor.start(nanoClock);
            current = known;
        }
        return known;
    }

    /** One that an {@code Error} brought down takes no more connections. */
    private synchronized void invalidate(Reactor reactor) {
        if (current == reactor) {
            current = null;
        }
    }
}
