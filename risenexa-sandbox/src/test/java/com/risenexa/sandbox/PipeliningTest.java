package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Raw;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Requests that are sent ahead, many in one write. */
class PipeliningTest {
    private static final int MANY = 4_000;
    private static final String GET = "GET /x HTTP/1.1\r\nHost:localhost\r\n\r\n";

    @Test
    void thousands_of_requests_in_one_write_are_answered_in_order_and_disturb_no_other_connection() throws IOException {
        try (Sandbox sandbox = Sandbox.start();
                Raw ahead = Raw.to(sandbox)) {
            for (int round = 1; round <= 5; round++) {
                int first = 100 * round;
                CompletableFuture<Void> others = CompletableFuture.runAsync(() -> send(sandbox, first));
                ahead.send(Raw.track(registration("u", id(first)))
                        + GET.repeat(MANY)
                        + Raw.track(registration("u", id(first + 1))));

                assertThat(ahead.readAnswer().status()).isEqualTo(202);
                for (int i = 0; i < MANY; i++) {
                    assertThat(ahead.readAnswer().status()).isEqualTo(404);
                }
                assertThat(ahead.readAnswer().status()).isEqualTo(202);
                others.join();
            }
            assertThat(sandbox.counters().registered().net()).isEqualTo(5 * 52);
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }

    private static void send(Sandbox sandbox, int first) {
        try (Raw raw = Raw.to(sandbox)) {
            for (int i = 0; i < 50; i++) {
                assertThat(raw.send(Raw.track(registration("u", id(first + 10 + i))))
                                .readAnswer()
                                .status())
                        .isEqualTo(202);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
