package com.risenexa.tracking.httpcore;

import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandlerFactory;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.nio.command.ShutdownCommand;
import org.apache.hc.core5.http.nio.ssl.BasicClientTlsStrategy;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** A selector thread with its connections, and those of them that are idle. Thread-safe. */
final class Reactor {
    /** As many as a server with a good reason would send; a server without one must not fill the memory. */
    private static final int MOST_HEADERS = 200;

    private static final int LONGEST_LINE = 16 * 1024;

    private record Idle(IOSession session, long since) {}

    private final DefaultConnectingIOReactor io;
    private final Map<Target, Deque<Idle>> idle = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    private Reactor(DefaultConnectingIOReactor io) {
        this.io = io;
    }

    static Reactor start() {
        Http1Config config = Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_LINE)
                .build();
        // Its own processor: httpcore's default one asks the server to say "100 Continue" first, which costs 40 ms.
        ClientHttp1StreamDuplexerFactory http = new ClientHttp1StreamDuplexerFactory(
                HttpProcessorBuilder.create().build(),
                config,
                CharCodingConfig.DEFAULT,
                DefaultConnectionReuseStrategy.INSTANCE,
                WholeHeads.parsers(config),
                null,
                null);
        // Strong protocols only, and the host name is checked against the certificate.
        BasicClientTlsStrategy tls = new BasicClientTlsStrategy();
        IOReactorConfig threads = IOReactorConfig.custom()
                .setIoThreadCount(1)
                .setSoTimeout(Timeout.DISABLED)
                // Its time-outs are not used, so it need not wake up for them.
                .setSelectInterval(TimeValue.ofMinutes(1))
                .build();
        DefaultConnectingIOReactor io = new DefaultConnectingIOReactor(
                new ClientHttp1IOEventHandlerFactory(http, tls, Timeout.DISABLED),
                threads,
                EngineThread.named("io"),
                null,
                null,
                null,
                session -> session.enqueue(ShutdownCommand.GRACEFUL, Command.Priority.NORMAL));
        io.start();
        return new Reactor(io);
    }

    void connect(HttpExchange exchange, InetSocketAddress address) {
        Future<IOSession> connecting = io.connect(
                exchange.target().endpoint(),
                address,
                null,
                Timeout.DISABLED,
                exchange.target().endpoint(),
                new Connected(exchange, this));
        exchange.setConnecting(connecting);
    }

    /** An idle connection that the other side has not closed, the one that was used last. */
    @Nullable
    IOSession lease(Target target) {
        Deque<Idle> some = idle.get(target);
        if (some == null) {
            return null;
        }
        Idle last = some.pollFirst();
        while (last != null && !last.session().isOpen()) {
            last = some.pollFirst();
        }
        return last == null ? null : last.session();
    }

    void release(Target target, IOSession session) {
        if (stopped) {
            session.close(CloseMode.GRACEFUL);
            return;
        }
        Deque<Idle> some = idle.computeIfAbsent(target, key -> new ConcurrentLinkedDeque<>());
        some.addFirst(new Idle(session, System.nanoTime()));
        if (stopped) {
            closeIdle(System.nanoTime());
        }
    }

    /** Closes those that were not used since. */
    void closeIdle(long since) {
        for (Deque<Idle> some : idle.values()) {
            Idle oldest = some.pollLast();
            while (oldest != null && oldest.since() - since <= 0) {
                oldest.session().close(CloseMode.GRACEFUL);
                oldest = some.pollLast();
            }
            if (oldest != null) {
                some.addLast(oldest);
            }
        }
    }

    /** Closes what is idle, and the rest at the end of its exchange; the thread ends with the last. */
    void stop() {
        stopped = true;
        closeIdle(System.nanoTime());
        io.initiateShutdown();
    }
}
