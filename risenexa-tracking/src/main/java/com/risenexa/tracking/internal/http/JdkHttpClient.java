package com.risenexa.tracking.internal.http;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP client, built when first needed: it starts a thread when it is built. Thread-safe. */
final class JdkHttpClient {
    /** What the JDK's client says once its thread has ended; on Java 17 it says nothing. */
    private static final String SELECTOR_ENDED = "selector manager closed";

    private final @Nullable HttpClient given;
    private final Map<String, FutureTask<InetAddress>> lookUps = new ConcurrentHashMap<>();
    private volatile @Nullable HttpClient own;
    private volatile long respondedAt;

    JdkHttpClient(@Nullable HttpClient given) {
        this.given = given;
    }

    HttpClient get() {
        HttpClient known = given != null ? given : own;
        return known != null ? known : build();
    }

    /**
     * Looks up the address of a host, which the JDK remembers for the request that follows: one look-up a host at a time,
     * since a thread in it cannot be interrupted, and one that waits for another's can.
     */
    void lookUp(HttpClient client, URI uri) throws InterruptedException {
        if (ProxyFailure.proxy(client, uri) != null) {
            return;
        }
        String host = uri.getHost();
        FutureTask<InetAddress> own = new FutureTask<>(() -> InetAddress.getByName(host));
        FutureTask<InetAddress> other = lookUps.putIfAbsent(host, own);
        if (other == null) {
            try {
                own.run();
            } finally {
                lookUps.remove(host, own);
            }
            return;
        }
        try {
            InetAddress unused = other.get();
        } catch (ExecutionException saidByTheClient) {
            return;
        }
    }

    /** Lets go of our own client, whose requests under way come to their end; the next {@link #get} builds another. */
    synchronized void forget() {
        HttpClient known = own;
        own = null;
        if (known != null) {
            shutDown(known);
        }
    }

    /** Notes that a client has received something. */
    void responded(HttpClient client) {
        if (client.equals(own)) {
            respondedAt = System.nanoTime();
        }
    }

    /**
     * Lets go of our own client if it has received nothing since a request began that was given up: its thread may have
     * ended, as after a full heap, or its one HTTP/2 connection fallen silent, and then every later request would fail too.
     * What is under way comes to its end.
     */
    synchronized void forgetIfSilent(HttpClient client, long began) {
        if (client.equals(own) && respondedAt - began < 0) {
            own = null;
        }
    }

    /** The same for a failure that says so. */
    synchronized void forgetIfDead(HttpClient client, IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (client.equals(own) && SELECTOR_ENDED.equals(cause.getMessage())) {
                own = null;
            }
        }
    }

    private synchronized HttpClient build() {
        HttpClient known = own;
        if (known == null) {
            // The default pool of java.net.http was measured to break keep-alive requests now and then
            // ("header parser received no bytes"); on the calling thread it did not.
            known = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(Runnable::run)
                    .build();
            respondedAt = System.nanoTime();
            own = known;
        }
        return known;
    }

    /** Since Java 21; before, the client ends when nothing refers to it any more. */
    private static void shutDown(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdown").invoke(client);
        } catch (NoSuchMethodException beforeJava21) {
            return;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("HttpClient.shutdown is public and throws nothing", e);
        }
    }
}
