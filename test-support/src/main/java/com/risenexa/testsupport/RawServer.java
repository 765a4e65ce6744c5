package com.risenexa.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A server on a free loopback port that says exactly what it is told, and keeps every byte it is sent. One thread for
 * each connection; keep-alive.
 */
public final class RawServer implements AutoCloseable {
    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final ServerSocket server;
    private final String scheme;
    private final Greeting greeting;
    private final Function<RawRequest, Reply> script;
    private final RequestLog log = new RequestLog();
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** What is done with a connection before a request is read. */
    @FunctionalInterface
    private interface Greeting {
        void greet(Line line) throws IOException, InterruptedException;
    }

    RawServer(ServerSocket server, String scheme, Function<RawRequest, Reply> script) {
        this(server, scheme, line -> {}, script);
    }

    private RawServer(ServerSocket server, String scheme, Greeting greeting, Function<RawRequest, Reply> script) {
        this.server = server;
        this.scheme = scheme;
        this.greeting = greeting;
        this.script = script;
        start(this::accept, "raw-server");
    }

    /** Each request gets the next reply; the last one is for all that follow. */
    public static RawServer answering(Reply... replies) {
        return scripted(request -> replies[Math.min(request.number(), replies.length) - 1]);
    }

    public static RawServer scripted(Function<RawRequest, Reply> script) {
        return new RawServer(listen(), "http", script);
    }

    public static RawServer onIpV6(Reply reply) {
        try {
            return new RawServer(
                    new ServerSocket(0, 0, InetAddress.getByAddress(IPV6_LOOPBACK)), "http", request -> reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts connections and leaves them alone. */
    public static RawServer readingNothing() {
        CountDownLatch never = new CountDownLatch(1);
        return new RawServer(listen(), "http", line -> never.await(), request -> Reply.close());
    }

    /** Speaks first, and reads nothing until the client hangs up. */
    public static RawServer greeting(String text) {
        return new RawServer(
                listen(),
                "http",
                line -> {
                    line.write(text);
                    line.awaitEnd();
                },
                request -> Reply.close());
    }

    /** A port that refuses connections. */
    public static int refusingPort() {
        try (ServerSocket free = listen()) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public String baseUrl() {
        String host = server.getInetAddress() instanceof Inet6Address ? "[::1]" : "localhost";
        return scheme + "://" + host + ":" + port();
    }

    /** All requests so far. */
    public List<RawRequest> requests() {
        return log.all();
    }

    /** The only request there was. */
    public RawRequest request() {
        List<RawRequest> all = log.all();
        if (all.size() != 1) {
            throw new AssertionError("one request expected, there were " + all.size());
        }
        return all.get(0);
    }

    /** Waits until so many requests have come; fails after a minute. */
    public List<RawRequest> awaitRequests(int count) throws InterruptedException {
        log.await(count);
        return log.all();
    }

    /** How many connections were accepted. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ServerSocket listen() {
        try {
            return new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket socket = server.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                start(() -> serve(socket, number), "raw-connection-" + number);
            }
        } catch (IOException closed) {
            // As told.
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Line line = new Line(socket);
            greeting.greet(line);
            RawRequest request = line.read(number, log);
            while (request != null) {
                script.apply(request).to(request, line);
                request = socket.isClosed() ? null : line.read(number, log);
            }
        } catch (IOException | InterruptedException gone) {
            // The client hung up, or this server was closed.
        } finally {
            open.remove(socket);
        }
    }

    private static void start(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
