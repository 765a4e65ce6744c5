package com.risenexa.tracking.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.spi.HttpEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link HttpEngine} does, against raw servers and without a client. */
@Timeout(300)
public abstract class HttpEngineContract {
    private final Set<Thread> before = new HashSet<>(OurThreads.named("risenexa-"));
    protected final HttpEngine engine;

    protected HttpEngineContract(HttpEngine engine) {
        this.engine = engine;
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_response_comes_whole() {
        Reply reply = Reply.json(503, "{\"error\":\"busy\"}", "Retry-After: 7", "Date: Tue, 01 Dec 2026 00:00:00 GMT");
        try (RawServer server = RawServer.answering(reply)) {
            HttpEngine.Response response = send(server).response();

            assertThat(response.status()).isEqualTo(503);
            assertThat(response.retryAfter()).isEqualTo("7");
            assertThat(response.date()).isEqualTo("Tue, 01 Dec 2026 00:00:00 GMT");
            assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("{\"error\":\"busy\"}");
            assertThat(response.complete()).isTrue();
            assertThat(server.request().bodyText()).isEqualTo("{}");
            assertThat(server.request().header("Content-Length")).isEqualTo("2");
            assertThat(server.request().header("X-Test")).isEqualTo("yes");
        }
    }

    @Test
    void r7_of_a_body_the_first_64_kib_are_kept() {
        try (RawServer server = RawServer.answering(
                Reply.body(500, new byte[HttpEngine.MAX_BODY_BYTES]),
                Reply.body(500, new byte[HttpEngine.MAX_BODY_BYTES + 1]))) {
            HttpEngine.Response fits = send(server).response();
            HttpEngine.Response isTooLong = send(server).response();

            assertThat(fits.body()).hasSize(HttpEngine.MAX_BODY_BYTES);
            assertThat(fits.complete()).isTrue();
            assertThat(isTooLong.body()).hasSize(HttpEngine.MAX_BODY_BYTES);
            assertThat(isTooLong.complete()).isFalse();
        }
    }

    @Test
    void one_connection_carries_one_request_after_the_other() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            for (int i = 0; i < 5; i++) {
                assertThat(send(server).response().status()).isEqualTo(202);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 202 X\r\nContent-", "HTTP/1.1 202 X\r\nContent-Length: 9\r\n\r\nabc"})
    void cancel_frees_the_connection_in_every_phase_of_the_response(String begun) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        Reply stalls = (request, line) -> {
            line.write(begun);
            written.countDown();
            try {
                line.awaitEnd();
            } finally {
                hungUp.countDown();
            }
        };
        try (RawServer server = RawServer.answering(stalls)) {
            Sent sent = send(server);
            written.await();
            sent.call.cancel();
            sent.call.cancel();

            hungUp.await();
        }
    }

    @Test
    void cancel_at_once_leaves_the_engine_able_to_send() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            for (int i = 0; i < 50; i++) {
                send(server).call.cancel();
            }
            assertThat(send(server).response().status()).isEqualTo(202);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 202 X\r\nContent-",
                "HTTP/1.1 202 X\r\nContent-Length: 9\r\n\r\nabc",
                "HTTP/1.1 202 X\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                "this is no HTTP\r\n\r\n"
            })
    void a_response_that_is_cut_or_none_is_a_failure(String raw) {
        try (RawServer server = RawServer.answering(Reply.bytes(raw).thenClose())) {
            assertThat(send(server).failure()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_reset_is_a_failure() {
        try (RawServer server = RawServer.answering(Reply.reset())) {
            assertThat(send(server).failure()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_port_that_refuses_is_a_failure() {
        assertThat(send("http://localhost:" + RawServer.refusingPort()).failure())
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_host_that_is_not_there_is_a_failure() {
        assertThat(send("http://no.such.host.invalid").failure()).isInstanceOf(IOException.class);
    }

    @Test
    void a_close_in_the_tls_handshake_is_noticed_at_once() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread closing = new Thread(() -> {
                while (!server.isClosed()) {
                    try (Socket socket = server.accept()) {
                        connections.incrementAndGet();
                        int unused = socket.getInputStream().read();
                    } catch (IOException closed) {
                        // As told.
                    }
                }
            });
            closing.setDaemon(true);
            closing.start();

            assertThat(send("https://localhost:" + server.getLocalPort()).failure())
                    .isInstanceOf(IOException.class);
            assertThat(connections).hasValueBetween(1, 2);
        }
    }

    @Test
    void close_leaves_no_thread() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            send(server).response();
            engine.close();

            OurThreads.awaitEnd(OurThreads.since(before).stream()
                    .filter(thread -> thread.getName().startsWith("risenexa-http"))
                    .toList());
        }
    }

    protected Sent send(RawServer server) {
        return send(server.baseUrl());
    }

    protected Sent send(String baseUrl) {
        return new Sent(engine, baseUrl);
    }

    /** One call and its end. */
    protected static final class Sent implements HttpEngine.Callback {
        private final CompletableFuture<HttpEngine.Response> response = new CompletableFuture<>();
        private final HttpEngine.Call call;

        Sent(HttpEngine engine, String baseUrl) {
            call = engine.send(
                    new HttpEngine.Request(
                            URI.create(baseUrl + "/api/v1/track"),
                            Map.of("X-Test", "yes"),
                            "{}".getBytes(StandardCharsets.UTF_8),
                            1),
                    this);
        }

        @Override
        public void onResponse(HttpEngine.Response whole) {
            response.complete(whole);
        }

        @Override
        public void onFailure(Exception cause) {
            response.completeExceptionally(cause);
        }

        public HttpEngine.Response response() {
            return response.orTimeout(60, TimeUnit.SECONDS).join();
        }

        public Throwable failure() {
            return response.orTimeout(60, TimeUnit.SECONDS)
                    .handle((whole, cause) -> {
                        if (cause == null) {
                            throw new AssertionError("a response came: " + whole);
                        }
                        return cause;
                    })
                    .join();
        }
    }
}
