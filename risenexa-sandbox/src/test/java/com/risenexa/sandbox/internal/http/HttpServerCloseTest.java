package com.risenexa.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.internal.http.HttpServer.RequestHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread of the server that never comes back holds up its close for a while, and no longer. */
class HttpServerCloseTest {
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void close_ends_although_a_request_is_never_answered_and_its_thread_is_stuck() throws Exception {
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        RequestHandler stuck = (call, isTooLarge, peer) -> {
            isHeld.countDown();
            try {
                assertThat(release.await(110, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        HttpServer server = new HttpServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.listen(Clock.systemUTC(), stuck, Duration.ZERO);
        try (Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            isHeld.await();
            server.close();
        } finally {
            release.countDown();
        }
    }
}
