package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.internal.time.DaemonThreads;
import com.risenexa.tracking.spi.HttpEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The engine on {@code java.net.http}: blocking, on a daemon thread for each request under way, which was measured to be
 * the steadiest way to use that client on Java 17 and 25.
 */
public final class JdkEngine implements HttpEngine {
    private static final int IDLE_SECONDS = 10;

    /**
     * With an authenticator of the caller's (a proxy may need one) Java 17 throws at a 401 that does not say how to
     * authenticate. As a failure it would be retried.
     */
    private static final Pattern HIDDEN_RESPONSE =
            Pattern.compile("(?:WWW|Proxy)-Authenticate header missing for response code (\\d{3})");

    private final JdkHttpClient client;
    private final int maxStuck;
    private final ThreadPoolExecutor threads;

    /** Threads whose request was cancelled and that have not come back: a look-up of a name cannot be interrupted. */
    private final AtomicInteger stuck = new AtomicInteger();

    /**
     * Without a thread, before the first request.
     *
     * @param httpClient the user's, who closes it; null for one of our own
     * @param maxStuck with more threads that do not come back, nothing more is begun
     */
    public JdkEngine(@Nullable HttpClient httpClient, int maxStuck) {
        this.client = new JdkHttpClient(httpClient);
        this.maxStuck = maxStuck;
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                DaemonThreads.named("risenexa-http"));
    }

    @Override
    public Call send(Request request, Callback callback) {
        if (stuck.get() > maxStuck) {
            callback.onFailure(new IOException(maxStuck + " cancelled requests still hold a thread"));
            return () -> {};
        }
        BlockingCall call = new BlockingCall(request, callback);
        threads.execute(call.task);
        return call;
    }

    @Override
    public @Nullable String unsupportedReason(URI uri) {
        return null;
    }

    /** Lets go of connections, and of threads as they come back. Who sends later connects anew. */
    @Override
    public void close() {
        threads.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
        client.forget();
    }

    private Response send(Request request, HttpClient http) throws IOException, InterruptedException {
        client.lookUp(http, request.uri());
        HttpResponse<LimitedBodySubscriber.Content> response;
        try {
            response = http.send(toJdk(request), info -> new LimitedBodySubscriber(MAX_BODY_BYTES));
        } catch (IOException e) {
            client.forgetIfDead(http, e);
            return hiddenResponse(e, http, request.uri());
        }
        client.responded(http);
        LimitedBodySubscriber.Content body = response.body();
        if (body == null) {
            // The response to CONNECT, for whose body nobody is asked.
            throw ProxyFailure.loginRequired(http, request.uri());
        }
        HttpHeaders headers = response.headers();
        return new Response(
                response.statusCode(),
                headers.firstValue("Retry-After").orElse(null),
                headers.firstValue("Date").orElse(null),
                body.bytes(),
                body.complete());
    }

    private static Response hiddenResponse(IOException failure, HttpClient http, URI uri) throws IOException {
        if (failure instanceof HttpTimeoutException) {
            // Of a connect time-out that the user gave to his client.
            throw failure;
        }
        ProxyFailure proxy = ProxyFailure.in(failure, http, uri);
        Matcher hidden = HIDDEN_RESPONSE.matcher(String.valueOf(failure.getMessage()));
        if (hidden.matches() && (proxy == null || proxy.answer() == null)) {
            return new Response(Integer.parseInt(hidden.group(1)), null, null, new byte[0], false);
        }
        throw proxy != null ? proxy : failure;
    }

    private static HttpRequest toJdk(Request request) {
        URI uri = request.uri();
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        if ("http".equals(uri.getScheme())) {
            // On clear text the JDK would add an upgrade to HTTP/2 to every request.
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        request.headers().forEach(builder::setHeader);
        return builder.build();
    }

    /** One request on its thread. */
    private final class BlockingCall implements Call, Runnable {
        private final Request request;
        private final Callback callback;
        private final FutureTask<?> task = new FutureTask<>(this, null);
        private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
        private long began;
        private volatile @Nullable HttpClient used;

        BlockingCall(Request request, Callback callback) {
            this.request = request;
            this.callback = callback;
        }

        @Override
        public void run() {
            if (!state.compareAndSet(State.NEW, State.RUNNING)) {
                return;
            }
            try {
                HttpClient http = client.get();
                began = System.nanoTime();
                used = http;
                callback.onResponse(JdkEngine.this.send(request, http));
            } catch (HttpTimeoutException e) {
                TimeoutException timeout = new TimeoutException();
                timeout.initCause(e);
                callback.onFailure(timeout);
            } catch (IOException | InterruptedException | RuntimeException e) {
                // A runtime exception is of the user's own HttpClient, proxy selector or authenticator.
                callback.onFailure(e);
            } catch (Error e) {
                callback.onFailure(new ExecutionException(e));
            } finally {
                if (state.getAndSet(State.ENDED) == State.CANCELLED) {
                    stuck.decrementAndGet();
                }
            }
        }

        @Override
        public void cancel() {
            if (!state.compareAndSet(State.NEW, State.ENDED) && state.compareAndSet(State.RUNNING, State.CANCELLED)) {
                stuck.incrementAndGet();
                task.cancel(true);
                HttpClient http = used;
                if (http != null) {
                    client.forgetIfSilent(http, began);
                }
            }
        }
    }

    private enum State {
        NEW,
        RUNNING,
        CANCELLED,
        ENDED
    }
}
