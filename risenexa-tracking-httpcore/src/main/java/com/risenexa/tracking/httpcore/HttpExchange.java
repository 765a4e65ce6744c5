package com.risenexa.tracking.httpcore;

import com.risenexa.tracking.spi.HttpEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** One request and its response; the callback gets the end once, whichever end comes first. */
final class HttpExchange implements AsyncClientExchangeHandler, HttpEngine.Call {
    private static final System.Logger LOG = System.getLogger("com.risenexa.tracking");
    private static final int USUAL_BODY = 64;

    private final RequestTarget route;
    private final HttpEngine.Request request;
    private final HttpEngine.Callback callback;
    private final ConnectionManager connections;
    private final ByteBuffer unsent;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ByteArrayBuffer body = new ByteArrayBuffer(USUAL_BODY);
    private volatile @Nullable Future<?> connecting;
    private volatile @Nullable Connection connection;

    /** Whether a byte of the request may have left; until then it can go over another connection. */
    private volatile boolean begun;

    /** Whether the connection was another exchange's before. */
    private volatile boolean reused;

    private @Nullable HttpResponse head;

    HttpExchange(
            RequestTarget route,
            HttpEngine.Request request,
            HttpEngine.Callback callback,
            ConnectionManager connections) {
        this.route = route;
        this.request = request;
        this.callback = callback;
        this.connections = connections;
        this.unsent = ByteBuffer.wrap(request.body());
    }

    RequestTarget route() {
        return route;
    }

    int attempt() {
        return request.attempt();
    }

    boolean isEnded() {
        return ended.get();
    }

    /** Finds a connection. */
    void begin() {
        try {
            connections.execute(this);
        } catch (Throwable t) {
            failed(ExceptionTranslator.exception(t));
        }
    }

    void setConnecting(Future<?> future) {
        connecting = future;
        if (isEnded()) {
            future.cancel(true);
        }
    }

    void start(Connection found, boolean wasIdle) {
        reused = wasIdle;
        connection = found;
        if (isEnded()) {
            found.abort();
        } else {
            found.execute(this);
        }
    }

    @Override
    public void cancel() {
        if (ended.compareAndSet(false, true)) {
            drop();
        }
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        Connection current = connection;
        if (reused && current != null && current.parser.hasBegun()) {
            throw new ConnectionClosedException("There is more on the connection than the last response (F31)");
        }
        begun = true;
        if (isEnded()) {
            drop();
            return;
        }
        channel.sendRequest(route.head(request), new BasicEntityDetails(unsent.remaining(), null), context);
    }

    @Override
    public int available() {
        return unsent.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        channel.write(unsent);
        if (!unsent.hasRemaining()) {
            channel.endStream();
        }
    }

    @Override
    public void consumeInformation(HttpResponse response, HttpContext context) {
        // The response is still to come.
    }

    @Override
    public void consumeResponse(HttpResponse response, @Nullable EntityDetails entity, HttpContext context) {
        head = response;
        if (entity == null) {
            finish(response);
        }
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer some) {
        HttpResponse response = head;
        int room = HttpEngine.MAX_BODY_BYTES - body.length();
        if (some.remaining() <= room) {
            body.append(some);
        } else if (response != null && ended.compareAndSet(false, true)) {
            some.limit(some.position() + room);
            body.append(some);
            drop();
            tell(response, false);
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        HttpResponse response = head;
        if (response != null) {
            finish(response);
        }
    }

    @Override
    public void failed(Exception cause) {
        if (!begun && reused && !isEnded()) {
            // The connection was closed just when it was taken: nothing was sent, so this is no attempt.
            reused = false;
            begin();
        } else if (ended.compareAndSet(false, true)) {
            drop();
            Exception shown = cause instanceof RequestNotExecutedException ? closedEarly(cause) : cause;
            guarded(() -> callback.onFailure(ExceptionTranslator.translate(shown)));
        }
    }

    @Override
    public void releaseResources() {
        // There are none.
    }

    /** On a new connection, before a byte of the request was sent. */
    private Exception closedEarly(Exception cause) {
        Exception closed = route.secure()
                ? new SSLHandshakeException("the connection was closed in the handshake")
                : new ConnectionClosedException("Connection closed before the request");
        closed.initCause(cause);
        return closed;
    }

    private void finish(HttpResponse response) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        Connection current = connection;
        if (current != null && current.isOpen() && !unsent.hasRemaining()) {
            current.release();
        } else {
            drop();
        }
        tell(response, true);
    }

    private void tell(HttpResponse head, boolean complete) {
        HttpEngine.Response response = new HttpEngine.Response(
                head.getCode(), first(head, "Retry-After"), first(head, "Date"), body.toByteArray(), complete);
        guarded(() -> callback.onResponse(response));
    }

    /** Whatever a callback throws, the selector thread goes on. */
    private static void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (Throwable t) {
            LOG.log(System.Logger.Level.WARNING, "http engine: a callback failed", t);
        }
    }

    private static @Nullable String first(HttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private void drop() {
        Future<?> toConnect = connecting;
        if (toConnect != null) {
            toConnect.cancel(true);
        }
        Connection current = connection;
        if (current != null) {
            current.abort();
        }
    }
}
