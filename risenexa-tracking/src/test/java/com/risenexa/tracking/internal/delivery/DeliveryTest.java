package com.risenexa.tracking.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.ClientClosed;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.Undelivered.RateLimited;
import com.risenexa.tracking.internal.delivery.Delivery.ResultHandler;
import com.risenexa.tracking.internal.delivery.Delivery.Step;
import com.risenexa.tracking.internal.http.AttemptOutcome;
import com.risenexa.tracking.internal.http.AttemptOutcome.Final;
import com.risenexa.tracking.internal.http.AttemptOutcome.Kind;
import com.risenexa.tracking.internal.http.AttemptOutcome.Retryable;
import com.risenexa.tracking.support.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens next, by itself: no thread, no clock, no network. */
class DeliveryTest {
    private static final TrackingEvent EVENT = TrackingEvent.registration("u1");
    private static final UUID ID = Objects.requireNonNull(EVENT.eventId());
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final AttemptOutcome ACCEPTED = new Final(n -> new Accepted(ID, 202, Map.of(), n), 202, null);
    private static final AttemptOutcome LOST =
            new Retryable(Kind.NO_ANSWER, null, null, "connection lost", new IOException("gone"));

    private final RetryPolicy policy = new RetryPolicy(3, Duration.ofSeconds(60));
    private Duration extraTime = Duration.ZERO;
    private final DeliveryRules rules =
            new DeliveryRules("acme", policy, TIMEOUT, () -> extraTime, 32, 1, () -> 0.5, false);
    private long now = -1;

    @Test
    void sends_first_and_ends_with_a_final_outcome() {
        Delivery delivery = queued();

        assertThat(delivery.beginAttempt(rules, now)).isEqualTo(TIMEOUT);
        delivery.countRequest();
        assertThat(resultOf(delivery.next(ACCEPTED, rules, now))).isEqualTo(new Accepted(ID, 202, Map.of(), 1));
    }

    @Test
    void r13_waits_longer_before_each_retry_and_then_gives_up() {
        Delivery delivery = queued();

        assertThat(sendThen(delivery, failed(503))).isEqualTo(waiting(1));
        assertThat(sendThen(delivery, failed(503))).isEqualTo(waiting(2));
        assertThat(sendThen(delivery, failed(500))).isEqualTo(waiting(4));
        assertThat(resultOf(sendThen(delivery, failed(502))))
                .isEqualTo(new MaxRetriesExceeded(ID, 502, "Request failed after 3 retries", null, 4));
    }

    @Test
    void r17_the_last_error_decides_the_type_of_the_result() {
        assertThat(resultOf(fail(failed(503), limited(1), failed(500), LOST)))
                .isInstanceOfSatisfying(ConnectionError.class, error -> {
                    assertThat(error.message()).isEqualTo("connection lost");
                    assertThat(error.attempts()).isEqualTo(4);
                });
        assertThat(resultOf(fail(LOST, failed(503), LOST, limited(7))))
                .isEqualTo(new RateLimited(ID, 429, "Request failed after 3 retries", Duration.ofSeconds(7), 4));
    }

    @Test
    void r17_without_retries_it_sends_once() {
        Delivery delivery = begun(Delivery.queued(EVENT, new RetryPolicy(0, Duration.ofSeconds(60)), new NoOne()));

        assertThat(resultOf(sendThen(delivery, failed(503))))
                .isEqualTo(new MaxRetriesExceeded(ID, 503, "Request failed after 0 retries", null, 1));
    }

    @Test
    void r14_the_servers_wait_takes_the_place_of_the_backoff_on_429_and_503() {
        assertThat(sendThen(queued(), new Retryable(Kind.SERVER_ERROR, 503, Duration.ofSeconds(8), null, null)))
                .isEqualTo(waiting(8));
        assertThat(sendThen(queued(), limited(9))).isEqualTo(waiting(9));
    }

    @Test
    void r15_a_wait_beyond_the_cap_ends_the_call_at_once() {
        AttemptOutcome unavailable = new Retryable(Kind.SERVER_ERROR, 503, Duration.ofMillis(60_001), null, null);
        assertThat(resultOf(sendThen(queued(), unavailable)))
                .isEqualTo(new MaxRetriesExceeded(ID, 503, "server asks to wait 61 s", Duration.ofSeconds(61), 1));
        assertThat(resultOf(sendThen(queued(), limited(61))))
                .isEqualTo(new RateLimited(ID, 429, "server asks to wait 61 s", Duration.ofSeconds(61), 1));
    }

    @Test
    void r16_a_429_without_a_moment_pauses_all_for_a_first_backoff_whatever_retry_it_met() {
        Retryable limited = new Retryable(Kind.RATE_LIMITED, 429, null, null, null);
        Delivery delivery = queued();
        sendThen(delivery, failed(503));

        assertThat(delivery.pauseAfter(limited, rules)).isEqualTo(Duration.ofSeconds(1));
        assertThat(sendThen(delivery, limited)).as("its own, second backoff").isEqualTo(waiting(2));
    }

    @Test
    void r16_a_pause_ends_a_call_only_if_the_server_asked_for_more_than_the_cap() {
        long until = now + Duration.ofSeconds(60).toNanos();

        assertThat(queued().endedByPause(Duration.ofSeconds(60), until)).isNull();
        assertThat(queued().endedByPause(Duration.ofSeconds(100), until))
                .isEqualTo(new RateLimited(ID, null, "server asks to wait 100 s", Duration.ofSeconds(100), 0));
    }

    @Test
    void r15_a_caller_gives_up_its_turn_after_the_cap() {
        Delivery caller = awaited(null);

        assertThat(caller.turnEndsAt(rules, now)).isEqualTo(now + 60_000_000_000L);
        assertThat(caller.noTurn(null, now))
                .isEqualTo(new RateLimited(ID, null, "rate limit: no turn within 60 s", null, 0));
        assertThat(caller.noTurn(Duration.ofMillis(1500), now))
                .isEqualTo(new RateLimited(ID, null, "rate limit: no turn within 60 s", Duration.ofSeconds(2), 0));
    }

    @Test
    void r18_neither_an_attempt_nor_a_wait_runs_past_the_total() {
        Delivery delivery = awaited(Duration.ofMillis(2500));
        assertThat(delivery.beginAttempt(rules, now)).isEqualTo(TIMEOUT);
        delivery.countRequest();
        advance(700);
        assertThat(delivery.next(failed(503), rules, now)).isEqualTo(waiting(1));
        advance(1000);
        assertThat(delivery.beginAttempt(rules, now)).isEqualTo(Duration.ofMillis(800));
        assertThat(delivery.attemptTimeout()).isEqualTo(Duration.ofMillis(800));
        delivery.countRequest();
        advance(100);

        assertThat(resultOf(delivery.next(failed(500), rules, now)))
                .isEqualTo(new MaxRetriesExceeded(ID, 500, "Request failed after 1 retries within 2500 ms", null, 2));
    }

    @Test
    void r18_extra_time_is_on_top_of_the_time_out_and_within_the_total() {
        extraTime = Duration.ofSeconds(3);

        Delivery delivery = queued();
        assertThat(delivery.beginAttempt(rules, now)).isEqualTo(Duration.ofSeconds(5));
        assertThat(delivery.attemptTimeout()).as("in words").isEqualTo(TIMEOUT);
        assertThat(awaited(Duration.ofSeconds(4)).beginAttempt(rules, now)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void r18_a_pause_that_does_not_fit_into_the_total_ends_the_call() {
        long until = now + Duration.ofSeconds(5).toNanos();

        assertThat(awaited(Duration.ofSeconds(6)).endedByPause(Duration.ofSeconds(5), until))
                .isNull();
        assertThat(awaited(Duration.ofSeconds(4)).endedByPause(Duration.ofSeconds(5), until))
                .isEqualTo(new RateLimited(ID, null, "server asks to wait 5 s", Duration.ofSeconds(5), 0));
    }

    @Test
    void r18_a_turn_ends_with_the_total() {
        Delivery delivery = awaited(Duration.ofMillis(40));
        long end = now + Duration.ofMillis(40).toNanos();

        assertThat(delivery.turnEndsAt(rules, now)).isEqualTo(end);
        assertThat(delivery.noTurn(null, end))
                .isEqualTo(new RateLimited(ID, null, "rate limit: no turn within 40 ms", null, 0));
    }

    @Test
    void r18_no_time_at_all_is_a_connection_error() {
        Delivery late = awaited(Duration.ofMillis(1));
        advance(1);

        assertThat(late.beginAttempt(rules, now)).isZero();
        assertThat(late.noTime()).isEqualTo(new ConnectionError(ID, "no time was left to send a request", 0, null));
    }

    @Test
    void r29_closed_and_interrupted_results_say_how_many_requests_were_sent() {
        Delivery delivery = queued();
        sendThen(delivery, failed(503));
        sendThen(delivery, failed(503));

        assertThat(delivery.closed())
                .isEqualTo(new ClientClosed(ID, "the client was closed before the event was delivered", 2));
        assertThat(delivery.interrupted()).isEqualTo(new ConnectionError(ID, "interrupted", 2, null));
    }

    private Step fail(AttemptOutcome... outcomes) {
        Delivery delivery = queued();
        Step step = waiting(0);
        for (AttemptOutcome outcome : outcomes) {
            advance(60_000);
            step = sendThen(delivery, outcome);
        }
        return step;
    }

    private Step sendThen(Delivery delivery, AttemptOutcome outcome) {
        assertThat(delivery.beginAttempt(rules, now)).isPositive();
        delivery.countRequest();
        return delivery.next(outcome, rules, now);
    }

    private void advance(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private Delivery queued() {
        return begun(Delivery.queued(EVENT, policy, new NoOne()));
    }

    private Delivery awaited(@Nullable Duration total) {
        return begun(Delivery.awaited(EVENT, policy, total, now, new NoOne()));
    }

    private static Delivery begun(Delivery delivery) {
        assertThat(delivery.violation()).isNull();
        return delivery;
    }

    private static AttemptOutcome failed(int status) {
        return new Retryable(Kind.SERVER_ERROR, status, null, null, null);
    }

    private static AttemptOutcome limited(long seconds) {
        return new Retryable(Kind.RATE_LIMITED, 429, Duration.ofSeconds(seconds), null, null);
    }

    private Step waiting(long seconds) {
        return new Step.Retry(now + Duration.ofSeconds(seconds).toNanos(), Duration.ofSeconds(seconds));
    }

    private static @Nullable TrackResult resultOf(Step step) {
        return step instanceof Step.Complete end ? end.result() : null;
    }

    private static final class NoOne implements ResultHandler {
        @Override
        public void complete(TrackResult result) {}

        @Override
        public boolean notifiesLater() {
            return false;
        }
    }
}
