package com.risenexa.benchmarks.measured;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The usual answer of the servers that run beside a measurement. */
final class Accepted {
    private static final byte[] BODY = "{\"status\":\"accepted\"}".getBytes(StandardCharsets.US_ASCII);

    private Accepted() {}

    static void answer(HttpExchange exchange) {
        try (OutputStream out = exchange.getResponseBody()) {
            exchange.sendResponseHeaders(202, BODY.length);
            out.write(BODY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
