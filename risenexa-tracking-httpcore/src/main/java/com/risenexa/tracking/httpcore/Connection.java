package com.risenexa.tracking.httpcore;

import java.net.InetAddress;
import java.util.Objects;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A connection of one reactor, for one exchange after the other. */
final class Connection {
    private static final Timeout IDLE = Timeout.ofSeconds(30);

    final RequestTarget route;
    final InetAddress address;
    final StrictResponseParser parser = new StrictResponseParser();
    final long began;
    private final Reactor reactor;
    private volatile @Nullable IOSession session;

    Connection(RequestTarget route, InetAddress address, Reactor reactor, long began) {
        this.route = route;
        this.address = address;
        this.reactor = reactor;
        this.began = began;
    }

    void setSession(IOSession connected) {
        session = connected;
    }

    boolean isOpen() {
        return session().isOpen();
    }

    void execute(AsyncClientExchangeHandler exchange) {
        session().setSocketTimeout(Timeout.DISABLED);
        session()
                .enqueue(
                        new RequestExecutionCommand(exchange, null, null, HttpCoreContext.create()),
                        Command.Priority.NORMAL);
    }

    /** Lets the next exchange have it. */
    void release() {
        session().setSocketTimeout(IDLE);
        reactor.release(this);
    }

    /** In the middle of an exchange. */
    void abort() {
        session().close(CloseMode.IMMEDIATE);
    }

    /** Between exchanges. To say farewell over TLS would mean to wait for the other side's. */
    void close() {
        session().close(route.secure() ? CloseMode.IMMEDIATE : CloseMode.GRACEFUL);
    }

    private IOSession session() {
        return Objects.requireNonNull(session);
    }
}
