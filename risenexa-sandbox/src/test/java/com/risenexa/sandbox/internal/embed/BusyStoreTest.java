package com.risenexa.sandbox.internal.embed;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxException;
import com.risenexa.sandbox.internal.embed.SandboxServer.SandboxConfig;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.support.Http;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store that is held up: who asks gets an answer that says so, and nothing is counted in silence. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BusyStoreTest {
    @Test
    void with_a_full_queue_an_event_and_a_read_are_answered_503_and_accepted_later() throws Exception {
        List<Startup> startups = List.of(new Startup(Startup.DEFAULT_SLUG, 1));
        SandboxServer parts = SandboxServer.start(new SandboxConfig(
                0, "127.0.0.1", null, startups, List.of(), null, false, Duration.ZERO, Clock.systemUTC()));
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Boolean> last = new CompletableFuture<>();
        try (Sandbox sandbox =
                new DefaultSandbox(parts, Startup.DEFAULT_SLUG, DefaultSandbox.SandboxScope.whole(parts))) {
            try {
                CompletableFuture<Boolean> held = parts.store.write(session -> {
                    isHeld.countDown();
                    try {
                        return release.await(110, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
                isHeld.await(); // what the writer has not begun with it would drain into its batch
                CompletableFuture<Boolean> next = held;
                while (!next.isCompletedExceptionally()) {
                    last = next;
                    next = parts.store.write(session -> true);
                    assertThat(held).isNotDone();
                }
                var busy = Http.track(sandbox, event("user_registered", "u", id(1), ""));
                assertThat(busy.statusCode()).isEqualTo(503);
                assertThat(busy.headers().firstValue("retry-after")).hasValue("1");
                assertThat(Http.json(busy)).containsEntry("code", "store_busy");
                var read = Http.get(sandbox, "/_sandbox/counters");
                assertThat(read.statusCode()).isEqualTo(503);
                assertThat(Http.json(read)).containsEntry("code", "store_busy");
            } finally {
                release.countDown();
            }
            assertThat(last.get(60, TimeUnit.SECONDS)).isTrue(); // all that was queued is done
            assertThat(sandbox.attempts()).isEmpty();
            var accepted = Http.track(sandbox, event("user_registered", "u", id(1), ""));
            assertThat(accepted.statusCode()).isEqualTo(202);
            assertThat(sandbox.events()).hasSize(1);
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }

    @Test
    void the_java_api_does_not_wait_for_ever() {
        assertThatThrownBy(() -> Futures.on(new CompletableFuture<>(), Duration.ofMillis(50)))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("did not answer within");
        assertThatThrownBy(() -> Futures.on(new CompletableFuture<>(), Duration.ofMillis(50), true))
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("did not answer within");
    }
}
