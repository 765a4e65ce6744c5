package com.risenexa.tracking.httpcore;

import com.risenexa.tracking.spi.HttpEngine;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine on httpcore5: all requests go over one selector thread and pooled HTTP/1.1 connections. A connection is
 * closed after 30 idle seconds, and after a minute even if it is in use all the time, so that a host name that moves is
 * followed. Threads start with the first request and end with the close. Thread-safe.
 */
public final class HttpCoreEngine implements HttpEngine {
    private final Map<URI, RequestTarget> routes = new ConcurrentHashMap<>();
    private final ConnectionManager connections;

    /** For the service loader. Starts nothing. */
    public HttpCoreEngine() {
        this(System::nanoTime);
    }

    /** With another clock for the age of connections. */
    HttpCoreEngine(LongSupplier nanoClock) {
        this.connections = new ConnectionManager(nanoClock);
    }

    @Override
    public Call send(Request request, Callback callback) {
        RequestTarget route = routes.computeIfAbsent(request.uri(), RequestTarget::of);
        HttpExchange exchange = new HttpExchange(route, request, callback, connections);
        exchange.begin();
        return exchange;
    }

    @Override
    public @Nullable String unsupportedReason(URI uri) {
        return ProxyCheck.unsupportedReason(uri);
    }

    /** Lets go of the connections, those in use at the end of their exchange. Who sends later connects anew. */
    @Override
    public void close() {
        connections.close();
    }
}
