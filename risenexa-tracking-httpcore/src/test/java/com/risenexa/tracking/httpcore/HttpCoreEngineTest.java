package com.risenexa.tracking.httpcore;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.testing.HttpEngineContract;
import com.risenexa.tracking.testing.OurThreads;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine on httpcore5. */
class HttpCoreEngineTest extends HttpEngineContract {
    private static final AtomicLong NANOS = new AtomicLong();

    HttpCoreEngineTest() {
        super(new HttpCoreEngine(NANOS::get));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyz", "HTTP/1.1 500 X\r\n", "HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n"})
    void f31_a_connection_with_more_on_it_than_the_response_is_not_used_again(String more) {
        Reply reply = Reply.bytes("HTTP/1.1 202 X\r\nContent-Length: 2\r\n\r\n{}" + more);
        try (RawServer server = RawServer.answering(reply, Reply.ACCEPTED)) {
            assertThat(send(server).response().status()).isEqualTo(202);
            assertThat(send(server).response().status()).isEqualTo(202);
            assertThat(server.requests()).extracting(RawRequest::connection).containsExactly(1, 2);
        }
    }

    @Test
    void f61_a_connection_older_than_a_minute_is_not_used_again() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            send(server).response();
            NANOS.addAndGet(Reactor.MAX_AGE_NANOS - 1);
            send(server).response();
            NANOS.addAndGet(1);
            send(server).response();
            assertThat(server.requests()).extracting(RawRequest::connection).containsExactly(1, 1, 2);
        }
    }

    @Test
    void r11_the_selector_thread_survives_what_a_callback_throws() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            send(server).response();
            List<Thread> io = OurThreads.named("risenexa-http-io");
            CountDownLatch thrown = new CountDownLatch(1);
            HttpEngine.Call unused = engine.send(
                    new HttpEngine.Request(URI.create(server.baseUrl() + "/"), Map.of(), new byte[0], 1),
                    new HttpEngine.Callback() {
                        @Override
                        public void onResponse(HttpEngine.Response response) {
                            thrown.countDown();
                            throw new NoClassDefFoundError("as told");
                        }

                        @Override
                        public void onFailure(Exception cause) {
                            throw new AssertionError(cause);
                        }
                    });
            thrown.await();

            assertThat(send(server).response().status()).isEqualTo(202);
            assertThat(io).allMatch(Thread::isAlive);
        }
    }
}
