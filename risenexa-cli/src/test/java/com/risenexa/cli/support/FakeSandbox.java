package com.risenexa.cli.support;

import com.risenexa.cli.internal.remote.SandboxApi;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A server that says it is a sandbox, and then does what a sandbox does rarely. */
public final class FakeSandbox implements AutoCloseable {
    private final HttpServer server;

    public FakeSandbox(String path, HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/_sandbox/health", exchange -> {
            String health = "{\"name\":\"risenexa-sandbox\"}";
            answer(exchange, 200, health.length(), health);
        });
        server.createContext("/_sandbox" + path, handler);
        server.start();
    }

    /**
     * Answers, and hangs up.
     *
     * @param length what is announced
     */
    public static void answer(HttpExchange exchange, int status, int length, String text) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public SandboxApi api() {
        return new SandboxApi("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
