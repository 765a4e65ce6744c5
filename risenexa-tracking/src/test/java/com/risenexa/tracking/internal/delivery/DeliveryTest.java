package com.risenexa.tracking.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered.ClientClosed;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.MaxRetriesExceeded;
import com.risenexa.tracking.Undelivered.RateLimited;
import com.risenexa.tracking.internal.delivery.Outcome.Final;
import com.risenexa.tracking.internal.delivery.Outcome.Kind;
import com.risenexa.tracking.internal.delivery.Outcome.Retryable;
import com.risenexa.tracking.spi.RetryPolicy;
import com.risenexa.tracking.support.HandClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The state machine by itself: no thread, no clock, no network. */
class DeliveryTest {
    private static final String ID = "0b0e7a4e-6d5a-4b53-8a8e-1f6e52bd1f5c";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Outcome ACCEPTED = new Final(n -> new Accepted(ID, 202, Map.of(), n), 202, null);
    private static final Outcome LOST =
            new Retryable(Kind.NO_ANSWER, null, null, "connection lost", new IOException("gone"));

    private final HandClock clock = new HandClock();
    private final RateGate gate = new RateGate();
    private final DeliveryRules rules = rules(3, Duration.ofSeconds(60));

    @Test
    void sends_first_and_ends_with_a_final_outcome() {
        Delivery delivery = delivery();

        assertThat(delivery.resume()).isEqualTo(new Step.Send(TIMEOUT, TIMEOUT));
        assertThat(resultOf(delivery.next(ACCEPTED))).isEqualTo(new Accepted(ID, 202, Map.of(), 1));
    }

    @Test
    void r13_waits_longer_before_each_retry_and_then_gives_up() {
        Delivery delivery = delivery();

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
        Delivery delivery = new Delivery(rules(0, Duration.ofSeconds(60)), ID, TotalTime.unbounded());

        assertThat(resultOf(sendThen(delivery, failed(503))))
                .isEqualTo(new MaxRetriesExceeded(ID, 503, "Request failed after 0 retries", null, 1));
    }

    @Test
    void r14_the_servers_wait_takes_the_place_of_the_backoff_on_429_and_503() {
        assertThat(sendThen(delivery(), new Retryable(Kind.SERVER_ERROR, 503, Duration.ofSeconds(8), null, null)))
                .isEqualTo(waiting(8));
        assertThat(sendThen(delivery(), limited(9))).isEqualTo(waiting(9));
    }

    @Test
    void r15_a_wait_beyond_the_cap_ends_the_call_at_once() {
        Outcome unavailable = new Retryable(Kind.SERVER_ERROR, 503, Duration.ofMillis(60_001), null, null);
        assertThat(resultOf(sendThen(delivery(), unavailable)))
                .isEqualTo(new MaxRetriesExceeded(ID, 503, "server asks to wait 61 s", Duration.ofSeconds(61), 1));
        assertThat(resultOf(sendThen(delivery(), limited(61))))
                .isEqualTo(new RateLimited(ID, 429, "server asks to wait 61 s", Duration.ofSeconds(61), 1));
    }

    @Test
    void r16_a_429_holds_another_delivery_back_until_the_moment_but_a_503_does_not() {
        assertThat(sendThen(delivery(), new Retryable(Kind.SERVER_ERROR, 503, Duration.ofSeconds(8), null, null)))
                .isEqualTo(waiting(8));
        assertThat(delivery().resume()).isInstanceOf(Step.Send.class);

        assertThat(sendThen(delivery(), limited(9))).isEqualTo(waiting(9));
        clock.advance(Duration.ofSeconds(4));
        assertThat(delivery().resume()).isEqualTo(waiting(5));
    }

    @Test
    void r16_a_429_without_a_moment_pauses_all_for_a_first_backoff_whatever_retry_it_met() {
        Delivery delivery = delivery();
        sendThen(delivery, failed(503));
        assertThat(sendThen(delivery, new Retryable(Kind.RATE_LIMITED, 429, null, null, null)))
                .as("its own, second backoff")
                .isEqualTo(waiting(2));

        assertThat(delivery().resume()).isEqualTo(waiting(1));
    }

    @Test
    void r16_a_call_that_meets_a_pause_beyond_the_cap_has_sent_nothing() {
        sendThen(delivery(), limited(100));

        assertThat(resultOf(delivery().resume()))
                .isEqualTo(new RateLimited(ID, null, "server asks to wait 100 s", Duration.ofSeconds(100), 0));
    }

    @Test
    void r16_pauses_that_follow_one_another_are_added_up() {
        gate.close(0, Duration.ofSeconds(40));
        Delivery held = delivery();
        assertThat(held.resume()).isEqualTo(waiting(40));
        clock.advance(Duration.ofSeconds(40));
        gate.close(clock.nanoTime(), Duration.ofSeconds(21));

        assertThat(resultOf(held.resume())).isInstanceOf(RateLimited.class);
    }

    @Test
    void r16_a_pause_as_long_as_the_cap_may_be_followed_by_a_place_in_line() {
        gate.close(0, Duration.ofSeconds(60));
        Delivery held = delivery();
        assertThat(held.resume()).isEqualTo(waiting(60));
        clock.advance(Duration.ofSeconds(60).plusMillis(3));
        assertThat(delivery().resume()).as("the one that the ramp allows").isInstanceOf(Step.Send.class);

        assertThat(held.resume()).isEqualTo(new Step.Turn(Duration.ofSeconds(1)));
    }

    @Test
    void r16_nobody_stands_in_line_for_longer_than_the_cap() {
        gate.close(0, Duration.ZERO);
        delivery().resume();
        Delivery held = new Delivery(rules(3, Duration.ofMillis(1500)), ID, TotalTime.unbounded());

        assertThat(held.resume()).isEqualTo(new Step.Turn(Duration.ofSeconds(1)));
        clock.advance(Duration.ofSeconds(1));
        assertThat(held.resume()).isEqualTo(new Step.Turn(Duration.ofMillis(500).plusNanos(1)));
        clock.advance(Duration.ofMillis(500).plusNanos(1));
        assertThat(resultOf(held.resume()))
                .isEqualTo(new RateLimited(ID, null, "held back too long: the server limits the rate", null, 0));
    }

    @Test
    void r16_the_gate_gets_its_passage_back_from_an_abandoned_delivery() {
        gate.close(0, Duration.ZERO);
        Delivery torn = delivery();
        torn.resume();
        assertThat(gate.isFull()).isTrue();

        torn.abandon();

        assertThat(delivery().resume()).isInstanceOf(Step.Send.class);
    }

    @Test
    void r18_the_extra_time_of_a_first_request_is_on_top_of_the_time_out_and_within_the_total() {
        Duration extra = Duration.ofSeconds(3);
        DeliveryRules first = new DeliveryRules(rules.policy(), TIMEOUT, () -> extra, gate, clock, () -> 0.5);

        assertThat(new Delivery(first, ID, TotalTime.unbounded()).resume())
                .isEqualTo(new Step.Send(TIMEOUT, TIMEOUT.plus(extra)));
        for (long total : new long[] {1500, 2500, 5500}) {
            Duration whole = Duration.ofMillis(total);
            assertThat(new Delivery(first, ID, TotalTime.of(whole, clock::nanoTime)).resume())
                    .isEqualTo(new Step.Send(min(whole, TIMEOUT), min(whole, TIMEOUT.plus(extra))));
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Test
    void r18_neither_an_attempt_nor_a_wait_runs_past_the_total() {
        Delivery delivery = new Delivery(rules, ID, TotalTime.of(Duration.ofMillis(2500), clock::nanoTime));
        assertThat(delivery.resume()).isEqualTo(new Step.Send(TIMEOUT, TIMEOUT));
        clock.advance(Duration.ofMillis(700));
        assertThat(delivery.next(failed(503))).isEqualTo(waiting(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(delivery.resume()).isEqualTo(new Step.Send(Duration.ofMillis(800), Duration.ofMillis(800)));
        clock.advance(Duration.ofMillis(100));

        assertThat(resultOf(delivery.next(failed(500))))
                .isEqualTo(new MaxRetriesExceeded(ID, 500, "Request failed after 1 retries within 2500 ms", null, 2));
    }

    @Test
    void r18_a_pause_that_does_not_fit_into_the_total_ends_the_call() {
        gate.close(0, Duration.ofSeconds(5));
        Delivery delivery = new Delivery(rules, ID, TotalTime.of(Duration.ofSeconds(4), clock::nanoTime));

        assertThat(resultOf(delivery.resume()))
                .isEqualTo(new RateLimited(ID, null, "server asks to wait 5 s", Duration.ofSeconds(5), 0));
    }

    @Test
    void r18_a_place_in_line_is_taken_in_small_pieces_when_the_total_is_short() {
        gate.close(0, Duration.ZERO);
        delivery().resume();
        Delivery delivery = new Delivery(rules, ID, TotalTime.of(Duration.ofMillis(40), clock::nanoTime));

        assertThat(delivery.resume()).isEqualTo(new Step.Turn(Duration.ofMillis(25)));
        clock.advance(Duration.ofMillis(25));
        assertThat(resultOf(delivery.resume())).isInstanceOf(RateLimited.class);
    }

    @Test
    void r18_no_time_at_all_is_a_connection_error_that_gives_its_passage_back() {
        gate.close(0, Duration.ZERO);
        Delivery late = new Delivery(rules, ID, TotalTime.of(Duration.ofMillis(1), clock::nanoTime));
        clock.advance(Duration.ofMillis(1));

        assertThat(resultOf(late.resume()))
                .isEqualTo(new ConnectionError(ID, "no time was left to send a request", 0, null));
        assertThat(gate.isFull()).isFalse();
    }

    @Test
    void r29_closed_and_interrupted_results_say_how_many_requests_were_sent() {
        Delivery delivery = delivery();
        sendThen(delivery, failed(503));
        delivery.resume();

        assertThat(delivery.closed())
                .isEqualTo(new ClientClosed(ID, "the client was closed before the event was delivered", 2));
        assertThat(delivery.interrupted()).isEqualTo(new ConnectionError(ID, "interrupted", 2, null));
    }

    private Step fail(Outcome... outcomes) {
        Delivery delivery = delivery();
        Step step = new Step.Wait(Duration.ZERO);
        for (Outcome outcome : outcomes) {
            clock.advance(Duration.ofSeconds(60));
            step = sendThen(delivery, outcome);
        }
        return step;
    }

    private static Step sendThen(Delivery delivery, Outcome outcome) {
        assertThat(delivery.resume()).isInstanceOf(Step.Send.class);
        return delivery.next(outcome);
    }

    private Delivery delivery() {
        return new Delivery(rules, ID, TotalTime.unbounded());
    }

    private DeliveryRules rules(int maxRetries, Duration maxRetryAfter) {
        return new DeliveryRules(
                new RetryPolicy(maxRetries, maxRetryAfter), TIMEOUT, () -> Duration.ZERO, gate, clock, () -> 0.5);
    }

    private static Outcome failed(int status) {
        return new Retryable(Kind.SERVER_ERROR, status, null, null, null);
    }

    private static Outcome limited(long seconds) {
        return new Retryable(Kind.RATE_LIMITED, 429, Duration.ofSeconds(seconds), null, null);
    }

    private static Step waiting(long seconds) {
        return new Step.Wait(Duration.ofSeconds(seconds));
    }

    private static @Nullable TrackResult resultOf(Step step) {
        return step instanceof Step.Done done ? done.result() : null;
    }
}
