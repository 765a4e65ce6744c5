package com.risenexa.tracking.httpcore;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexer;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.nio.command.ShutdownCommand;
import org.apache.hc.core5.http.nio.ssl.BasicClientTlsStrategy;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A selector thread with its connections, and those of them that are idle. Thread-safe. */
final class Reactor {
    /** So that a host name that has moved is followed also by a client that is never idle (F61). */
    static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** How late an idle connection may be closed. */
    private static final TimeValue SELECT_INTERVAL = TimeValue.ofSeconds(5);

    private static final AtomicInteger THREADS = new AtomicInteger();

    /** Its own: httpcore's default one asks the server to say "100 Continue" first, which costs 40 ms. */
    private static final HttpProcessor PROCESSOR = HttpProcessorBuilder.create().build();

    private final DefaultConnectingIOReactor io;
    private final LongSupplier nanoClock;

    /** Strong protocols only, and the host name is checked against the certificate. */
    private final BasicClientTlsStrategy tls = new BasicClientTlsStrategy();

    private final Map<RequestTarget, Deque<Connection>> idle = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    private Reactor(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        IOReactorConfig config = IOReactorConfig.custom()
                .setIoThreadCount(1)
                .setSoTimeout(Timeout.DISABLED)
                .setSelectInterval(SELECT_INTERVAL)
                .build();
        io = new DefaultConnectingIOReactor(
                this::handler,
                config,
                daemons("io"),
                null,
                null,
                null,
                session -> session.enqueue(ShutdownCommand.GRACEFUL, Command.Priority.NORMAL));
    }

    static Reactor start(LongSupplier nanoClock) {
        Reactor reactor = new Reactor(nanoClock);
        reactor.io.start();
        return reactor;
    }

    /**
     * Threads that never keep the JVM alive, and hold nothing of the thread which happened to need them first: neither its
     * inheritable thread-locals nor its context class loader.
     */
    static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(null, task, "risenexa-http-" + name + "-" + THREADS.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
            return thread;
        };
    }

    Future<IOSession> connect(Connection connection, FutureCallback<IOSession> callback) {
        return io.connect(
                connection.route.endpoint(),
                new InetSocketAddress(
                        connection.address, connection.route.endpoint().getPort()),
                null,
                Timeout.DISABLED,
                connection,
                callback);
    }

    /**
     * The idle connection that was used last: it is the one most likely to be alive.
     *
     * @param address to which it leads; null for any
     */
    @Nullable
    Connection lease(RequestTarget route, @Nullable InetAddress address) {
        Deque<Connection> some = idle.get(route);
        if (some == null) {
            return null;
        }
        // Weakly consistent: of several threads that meet one, the one that removes it has it.
        for (Iterator<Connection> each = some.iterator(); each.hasNext(); ) {
            Connection next = each.next();
            if ((address == null || address.equals(next.address)) && some.remove(next)) {
                if (isUsable(next)) {
                    return next;
                }
                next.close();
            }
        }
        return null;
    }

    void release(Connection connection) {
        if (!isUsable(connection) || stopped) {
            connection.close();
            return;
        }
        Deque<Connection> some = idle.computeIfAbsent(connection.route, key -> new ConcurrentLinkedDeque<>());
        some.addFirst(connection);
        if (stopped) {
            closeIdle();
        }
        Connection oldest = some.peekLast();
        if (oldest != null && !oldest.isOpen()) {
            some.removeLastOccurrence(oldest);
        }
    }

    /** Closes what is idle, and the rest at the end of its exchange; the thread ends with the last. */
    void stop() {
        stopped = true;
        closeIdle();
        io.initiateShutdown();
    }

    private boolean isUsable(Connection connection) {
        return connection.isOpen() && nanoClock.getAsLong() - connection.began < MAX_AGE_NANOS;
    }

    private void closeIdle() {
        for (Deque<Connection> some : idle.values()) {
            for (Connection next = some.pollLast(); next != null; next = some.pollLast()) {
                next.close();
            }
        }
    }

    private IOEventHandler handler(ProtocolIOSession session, Object attachment) {
        Connection connection = (Connection) attachment;
        try {
            if (connection.route.secure()) {
                tls.upgrade(session, connection.route.endpoint(), null, Timeout.DISABLED, null);
            }
            return new Handler(new ClientHttp1StreamDuplexer(
                    session,
                    PROCESSOR,
                    StrictResponseParser.LIMITS,
                    CharCodingConfig.DEFAULT,
                    DefaultConnectionReuseStrategy.INSTANCE,
                    connection.parser,
                    DefaultHttpRequestWriterFactory.INSTANCE.create(),
                    null,
                    null,
                    null));
        } catch (Error e) {
            throw new CompletionException(e);
        }
    }

    /** An {@code Error} ends its connection, not the selector thread. */
    private static final class Handler extends ClientHttp1IOEventHandler {
        Handler(ClientHttp1StreamDuplexer duplexer) {
            super(duplexer);
        }

        @Override
        public void connected(IOSession session) throws IOException {
            try {
                super.connected(session);
            } catch (Error e) {
                exception(session, new ExecutionException(e));
            }
        }

        @Override
        public void inputReady(IOSession session, @Nullable ByteBuffer input) throws IOException {
            try {
                super.inputReady(session, input);
            } catch (Error e) {
                exception(session, new ExecutionException(e));
            }
        }

        @Override
        public void outputReady(IOSession session) throws IOException {
            try {
                super.outputReady(session);
            } catch (Error e) {
                exception(session, new ExecutionException(e));
            }
        }
    }
}
