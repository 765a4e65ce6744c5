package com.risenexa.tracking.httpcore;

import com.risenexa.tracking.spi.Deadlines;
import com.risenexa.tracking.spi.Engine;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine on httpcore5: requests of all threads go over one selector thread and pooled HTTP/1.1 connections.
 * Thread-safe. Threads and sockets are there only while it is used: after a while without a request they go away, and the
 * next request brings them back.
 */
public final class HttpCoreEngine implements Engine {
    /** Connections that were not used for so long are closed, and the threads end with the last. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private final Map<URI, Target> targets = new ConcurrentHashMap<>();
    private final Connections connections = new Connections();
    private final Deadlines deadlines = new Deadlines("risenexa-http-deadline", KEEP_ALIVE, connections);

    /** For the service loader. Starts nothing. */
    public HttpCoreEngine() {}

    @Override
    public void exchange(Request request, Duration timeout, Callback callback) {
        HttpExchange exchange =
                new HttpExchange(target(request.uri()), request, timeout, callback, connections, deadlines);
        try {
            deadlines.add(exchange);
            connections.place(exchange);
        } catch (RuntimeException e) {
            exchange.failed(e);
        } catch (Error e) {
            exchange.forget();
            throw e;
        }
    }

    @Override
    public boolean blocks() {
        return false;
    }

    @Override
    public @Nullable String obstacle(URI uri) {
        return SystemProxy.obstacle(uri);
    }

    /** Lets go of the connections, those in use at the end of their exchange. Who sends later connects anew. */
    @Override
    public void close() {
        connections.close();
    }

    private Target target(URI uri) {
        Target known = targets.get(uri);
        return known != null ? known : targets.computeIfAbsent(uri, Target::of);
    }
}
