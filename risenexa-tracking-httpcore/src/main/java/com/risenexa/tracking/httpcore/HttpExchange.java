package com.risenexa.tracking.httpcore;

import com.risenexa.tracking.spi.Deadlines;
import com.risenexa.tracking.spi.Engine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/** One request and its answer; whoever asked is told the end once, whichever end comes first. */
final class HttpExchange implements AsyncClientExchangeHandler, Deadlines.Bounded {
    private final Target target;
    private final Engine.Request request;
    private final Engine.Callback callback;
    private final Connections connections;
    private final Deadlines deadlines;
    private final long deadline;
    private final ByteBuffer unsent;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AnswerBody body = new AnswerBody();
    private volatile @Nullable Future<?> connecting;
    private volatile @Nullable IOSession session;
    private volatile @Nullable Reactor reactor;
    private volatile @Nullable InetAddress address;

    /** Whether a byte of the request may have left; until then it can go over another connection. */
    private volatile boolean begun;

    /** Whether the connection was another exchange's before. */
    private volatile boolean reused;

    private @Nullable HttpResponse head;

    HttpExchange(
            Target target,
            Engine.Request request,
            Duration timeout,
            Engine.Callback callback,
            Connections connections,
            Deadlines deadlines) {
        this.target = target;
        this.request = request;
        this.callback = callback;
        this.connections = connections;
        this.deadlines = deadlines;
        this.deadline = System.nanoTime() + timeout.toNanos();
        this.unsent = ByteBuffer.wrap(request.body());
    }

    Target target() {
        return target;
    }

    @Override
    public long deadline() {
        return deadline;
    }

    /** Where the connection goes to. */
    void setAddress(@Nullable InetAddress remote) {
        address = remote;
    }

    void setConnecting(Future<?> future) {
        connecting = future;
        if (ended.get()) {
            future.cancel(true);
        }
    }

    void reuse(IOSession connection, Reactor owner) {
        reused = true;
        setAddress(connection.getRemoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : null);
        startOn(connection, owner);
    }

    void startOn(IOSession connection, Reactor owner) {
        reactor = owner;
        session = connection;
        if (ended.get()) {
            connection.close(CloseMode.IMMEDIATE);
            return;
        }
        connection.enqueue(
                new RequestExecutionCommand(this, null, null, HttpCoreContext.create()), Command.Priority.NORMAL);
    }

    @Override
    public void expire() {
        if (end()) {
            noteFailure();
            drop();
            callback.failed(new TimeoutException());
        }
    }

    /** For one that an {@code Error} kept from being sent. */
    void forget() {
        end();
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        begun = true;
        if (ended.get()) {
            drop();
            return;
        }
        channel.sendRequest(RequestHead.of(target, request), new JsonBody(request.body().length), context);
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
        // The answer is still to come; how long that may take is bounded.
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
        if (response != null && !body.add(some) && end()) {
            drop();
            callback.answered(answer(response, false));
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
        if (!begun && (reused || cause instanceof RequestNotExecutedException) && !ended.get()) {
            // The connection was closed just when it was taken: nothing was sent, so this is no attempt.
            reused = false;
            placeAgain();
        } else if (end()) {
            noteFailure();
            drop();
            callback.failed(KnownWords.of(cause));
        }
    }

    @Override
    public void cancel() {
        failed(new RequestNotExecutedException());
    }

    @Override
    public void releaseResources() {
        // There are none.
    }

    private void placeAgain() {
        try {
            connections.place(this);
        } catch (RuntimeException e) {
            if (end()) {
                callback.failed(e);
            }
        }
    }

    private void finish(HttpResponse response) {
        if (!end()) {
            return;
        }
        IOSession connection = session;
        Reactor owner = reactor;
        if (connection != null && owner != null && connection.isOpen() && !unsent.hasRemaining()) {
            owner.release(target, connection);
        } else {
            drop();
        }
        callback.answered(answer(response, true));
    }

    private Engine.Answer answer(HttpResponse response, boolean whole) {
        return new Engine.Answer(
                response.getCode(), first(response, "Retry-After"), first(response, "Date"), body.toBytes(), whole);
    }

    private static @Nullable String first(HttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    private boolean end() {
        if (ended.compareAndSet(false, true)) {
            deadlines.remove(this);
            return true;
        }
        return false;
    }

    private void noteFailure() {
        InetAddress remote = address;
        if (remote != null) {
            connections.failed(this, remote);
        }
    }

    private void drop() {
        Future<?> toConnect = connecting;
        if (toConnect != null) {
            toConnect.cancel(true);
        }
        IOSession connection = session;
        if (connection != null) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }
}
