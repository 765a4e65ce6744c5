package com.risenexa.sandbox.internal.http;

import com.risenexa.sandbox.PortInUseException;
import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.internal.http.HttpConnectionHandler.CloseWhenIdle;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The HTTP server on one address; it can stop listening for a while. Thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // what closes or is tried later tells its end by a listener
public final class HttpServer implements AutoCloseable {
    private static final long TRY_AGAIN_MILLIS = 50;
    private static final long BIND_SECONDS = 30;
    private static final long CLOSE_SECONDS = 5;
    public static final int MAX_BODY_BYTES = 1024 * 1024;

    /** Of a request that is refused early, this much is read and thrown away, so that its sender can read the answer. */
    static final long MAX_DISCARDED_BYTES = 16L * 1024 * 1024;

    static final int MAX_HEADER_BYTES = 16 * 1024;
    static final int MAX_LINE_BYTES = 8 * 1024;
    static final int MAX_CONNECTIONS = 512;
    static final int READ_TIMEOUT_SECONDS = 30;
    static final int IDLE_TIMEOUT_SECONDS = 75;

    private final EventLoopGroup group;
    private final boolean ownsGroup;
    private final long closeSeconds;
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final ServerBootstrap bootstrap;
    private volatile InetSocketAddress address;
    private @Nullable Channel listener;
    private boolean isClosed;

    /** Does not listen yet. */
    public HttpServer(InetSocketAddress address) {
        this(address, CLOSE_SECONDS);
    }

    /**
     * Does not listen yet.
     *
     * @param closeSeconds how long {@link #close} waits for the responses that are under way
     */
    HttpServer(InetSocketAddress address, long closeSeconds) {
        this(address, newGroup(), true, closeSeconds);
    }

    private HttpServer(InetSocketAddress address, EventLoopGroup group, boolean ownsGroup, long closeSeconds) {
        this.closeSeconds = closeSeconds;
        this.address = address;
        this.group = group;
        this.ownsGroup = ownsGroup;
        bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true);
    }

    private static EventLoopGroup newGroup() {
        int threads = Math.min(4, Math.max(2, Runtime.getRuntime().availableProcessors() / 2));
        return new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory("risenexa-sandbox-http", true), NioIoHandler.newFactory());
    }

    /**
     * Another one on a free port of the same address, which works on this one's threads and ends with it at the
     * latest.
     */
    public HttpServer another() {
        return new HttpServer(new InetSocketAddress(address.getAddress(), 0), group, false, closeSeconds);
    }

    /**
     * Starts to listen.
     *
     * @param patience how long a taken port is tried
     * @throws PortInUseException if it stays taken
     */
    public synchronized void listen(Clock clock, RequestHandler handler, Duration patience) {
        bootstrap.childHandler(
                new HttpChannelInitializer(connections, clock, handler, new FaultInjector(clock, this::refuse)));
        Channel bound = bind(bootstrap, address, patience);
        listener = bound;
        address = (InetSocketAddress) bound.localAddress();
    }

    private static Channel bind(ServerBootstrap bootstrap, InetSocketAddress address, Duration patience) {
        long from = System.nanoTime();
        while (true) {
            ChannelFuture bound = bootstrap.bind(address);
            if (!bound.awaitUninterruptibly(BIND_SECONDS, TimeUnit.SECONDS)) {
                bound.addListener(late -> bound.channel().close());
                throw new SandboxException(
                        "could not listen on " + address + " within " + BIND_SECONDS + " s: the machine is too busy",
                        null);
            }
            if (bound.isSuccess()) {
                return bound.channel();
            }
            Throwable cause = bound.cause();
            if (!String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("in use")) {
                throw new SandboxException(
                        "cannot listen on " + address.getHostString() + ":" + address.getPort() + ": " + cause, cause);
            }
            if (System.nanoTime() - from >= patience.toNanos()) {
                throw new PortInUseException(address.getPort(), cause);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TRY_AGAIN_MILLIS));
        }
    }

    /** For short tasks later on; ends with the server. */
    public ScheduledExecutorService timer() {
        return group;
    }

    /** One thread for what must come in order; ends with the server. */
    public ScheduledExecutorService loop() {
        return group.next();
    }

    /** Once it listens, with the port that was found. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Closes the listener, and every connection as soon as it is idle; listens again later on the same port.
     *
     * @param closed told when nobody listens
     */
    private synchronized void refuse(Duration duration, Runnable closed) {
        if (isClosed || listener == null || !listener.isOpen()) {
            closed.run();
            return;
        }
        Channel left = listener;
        // Java lets go of a listening socket only with the selector's next round, which lies before a later task.
        left.close().addListener(done -> left.eventLoop().schedule(() -> left(closed), 2, TimeUnit.MILLISECONDS));
        later(duration.toMillis());
    }

    private void left(Runnable closed) {
        connections.forEach(connection -> connection.pipeline().fireUserEventTriggered(CloseWhenIdle.LISTENER_CLOSES));
        closed.run();
    }

    private void later(long millis) {
        group.schedule(this::listenAgain, millis, TimeUnit.MILLISECONDS);
    }

    private synchronized void listenAgain() {
        if (isClosed) {
            return;
        }
        bootstrap.bind(address).addListener((ChannelFuture bound) -> {
            if (bound.isSuccess()) {
                took(bound.channel());
            } else {
                later(TRY_AGAIN_MILLIS);
            }
        });
    }

    private synchronized void took(Channel channel) {
        if (isClosed) {
            channel.close();
        } else {
            listener = channel;
        }
    }

    /** Stops accepting, and closes every connection once what it has read is answered. */
    public void stopAccepting() {
        synchronized (this) {
            isClosed = true;
            if (listener != null) {
                listener.close().awaitUninterruptibly(closeSeconds, TimeUnit.SECONDS);
            }
        }
        connections.forEach(connection -> connection.pipeline().fireUserEventTriggered(CloseWhenIdle.SERVER_CLOSES));
    }

    /** Waits until what was read is answered, for at most 5 s; then closes what is left, which has as long again. */
    @Override
    public void close() {
        stopAccepting();
        connections.newCloseFuture().awaitUninterruptibly(closeSeconds, TimeUnit.SECONDS);
        connections.close().awaitUninterruptibly(closeSeconds, TimeUnit.SECONDS);
        if (ownsGroup) {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(closeSeconds, TimeUnit.SECONDS);
        }
    }

    /** Handles a request. Called on a thread that serves many connections, so it must not wait. */
    @FunctionalInterface
    public interface RequestHandler {
        /**
         * A request that was read.
         *
         * @param isTooLarge whether its body was over the limit and was thrown away
         */
        void handle(SandboxRequest call, boolean isTooLarge, ResponseChannel peer);
    }
}
