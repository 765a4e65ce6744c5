package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Parked;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitConditionTest {
    private static final Duration SHORT = Duration.ofMillis(60);

    private final Sandbox sandbox = Sandbox.start();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        sandbox.close();
    }

    /** A wait that has begun: it has looked at what was there before. */
    private CompletableFuture<WaitResult> begun(WaitCondition await) {
        CompletableFuture<Thread> waiter = new CompletableFuture<>();
        CompletableFuture<WaitResult> report = CompletableFuture.supplyAsync(
                () -> {
                    waiter.complete(Thread.currentThread());
                    return sandbox.await(await);
                },
                threads);
        Parked.await(waiter.join());
        return report;
    }

    private CompletableFuture<HttpResponse<String>> waiting(String query) {
        return CompletableFuture.supplyAsync(() -> Http.get(sandbox, "/_sandbox/wait?" + query), threads);
    }

    @Test
    void what_is_there_already_is_answered_at_once() {
        Http.track(sandbox, registration("u", id(1)));

        assertThat(sandbox.await(1)).isEqualTo(new WaitResult(true, 1));
        assertThat(sandbox.await(0)).isEqualTo(new WaitResult(true, 1));
    }

    @Test
    void who_waits_is_answered_as_soon_as_it_is_counted() {
        var waiting = waiting("count=2&timeout=60s");
        var begun = begun(WaitCondition.counted(2).withTimeout(WaitCondition.LONGEST));
        Http.track(sandbox, registration("u", id(1)));
        assertThat(waiting).isNotDone();
        assertThat(begun).isNotDone();
        Http.track(sandbox, registration("u", id(2)));

        HttpResponse<String> answer = waiting.join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Http.json(answer)).containsEntry("reached", true);
        assertThat((List<?>) Http.json(answer).get("items")).hasSize(2);
        assertThat(begun.join()).isEqualTo(new WaitResult(true, 2));
    }

    @Test
    void after_the_timeout_it_is_408_with_what_did_arrive() {
        Http.track(sandbox, registration("u", id(1)));

        HttpResponse<String> answer = waiting("count=2&timeout=60ms").join();

        assertThat(answer.statusCode()).isEqualTo(408);
        assertThat(Http.json(answer)).containsEntry("reached", false);
        assertThat((List<?>) Http.json(answer).get("items")).hasSize(1);
        assertThat(sandbox.await(WaitCondition.counted(2).withTimeout(SHORT))).isEqualTo(new WaitResult(false, 1));
    }

    @Test
    void duplicates_and_spoiled_attempts_are_not_counted_events_and_removals_are() {
        Http.track(sandbox, registration("u", id(1)));
        Http.track(sandbox, registration("u", id(1)));
        Http.track(sandbox, registration("u", id(2)), "X-Sandbox-Fault", "503");
        assertThat(sandbox.await(WaitCondition.counted(2).withTimeout(SHORT)).reached())
                .isFalse();

        Http.track(sandbox, event("user_converted", "u", id(3), ",\"action\":\"remove\""));
        assertThat(sandbox.await(2).reached()).isTrue();
        assertThat(sandbox.await(WaitCondition.counted(1).withType("user_converted"))
                        .reached())
                .isTrue();
    }

    @Test
    void with_an_outcome_attempts_are_counted() {
        Http.track(sandbox, registration("u", id(1)));
        Http.track(sandbox, registration("u", id(1)));
        Http.track(sandbox, registration("u", id(1)));

        assertThat(sandbox.await(WaitCondition.counted(2).withOutcome(Outcome.DUPLICATE))
                        .reached())
                .isTrue();
        assertThat(waiting("count=2&outcome=duplicate").join().statusCode()).isEqualTo(200);
        assertThat(waiting("count=1&outcome=lost&timeout=60ms").join().statusCode())
                .isEqualTo(408);
    }

    @Test
    void exactly_waits_until_nothing_more_comes() {
        Http.track(sandbox, registration("u", id(1)));
        long from = System.nanoTime();

        assertThat(waiting("count=1&exactly=true&settle=120ms").join().statusCode())
                .isEqualTo(200);
        assertThat(System.nanoTime() - from).isGreaterThan(119_000_000);
    }

    @Test
    void exactly_fails_at_once_when_there_are_more() {
        Http.track(sandbox, registration("u", id(1)));
        Http.track(sandbox, registration("u", id(2)));

        HttpResponse<String> answer =
                waiting("count=1&exactly=true&timeout=60s").join();

        assertThat(answer.statusCode()).isEqualTo(408);
        assertThat((List<?>) Http.json(answer).get("items")).hasSize(2);
    }

    @Test
    void exactly_fails_when_one_more_comes_while_it_settles() {
        Http.track(sandbox, registration("u", id(1)));
        var settling = begun(new WaitCondition(1, null, null, 0, WaitCondition.LONGEST, true, WaitCondition.LONGEST));
        assertThat(settling).isNotDone();
        Http.track(sandbox, registration("u", id(2)));

        assertThat(settling.join()).isEqualTo(new WaitResult(false, 2));
    }

    @Test
    void only_what_came_after_a_sequence_number_is_waited_for() {
        Http.track(sandbox, registration("u", id(1)));
        assertThat(waiting("count=1&after=1&timeout=60ms").join().statusCode()).isEqualTo(408);
        Http.track(sandbox, registration("u", id(2)));
        assertThat(waiting("count=1&after=1").join().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"count=-1", "count=x", "timeout=61s", "timeout=soon", "settle=61s", "exactly=1", "outcome=x"})
    void a_parameter_that_cannot_be_used_is_400(String query) {
        assertThat(waiting(query).join().statusCode()).isEqualTo(400);
    }

    @Test
    void an_interrupted_thread_keeps_its_flag() {
        Thread.currentThread().interrupt();

        assertThat(sandbox.await(1).reached()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void values_out_of_range_are_refused() {
        assertThatThrownBy(() -> WaitCondition.counted(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WaitCondition.counted(1).withTimeout(Duration.ofSeconds(61)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timeout");
    }
}
