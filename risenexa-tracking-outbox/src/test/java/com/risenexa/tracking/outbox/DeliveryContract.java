package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.outbox.support.FakeClient;
import com.risenexa.tracking.outbox.support.Outage;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the worker promises. */
abstract class DeliveryContract extends RecordingContract {

    @Test
    void delivery_begins_after_the_commit_or_after_wake_without_waiting_for_a_poll() throws Exception {
        TrackingOutbox outbox =
                outbox(database().dataSource(), client(), builder -> builder.pollInterval(Duration.ofMinutes(1)));
        outbox.start();
        outbox.record(signup(0));
        untilEmpty();
        Instant begin = Instant.now();
        outbox.record(signup(1));
        untilEmpty();
        try (Connection connection = database().dataSource().getConnection()) {
            outbox.record(connection, signup(2));
        }
        outbox.wake();
        untilEmpty();
        // Half of what a poll would have taken, for each of the two.
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(registered()).isEqualTo(3);
    }

    @Test
    void what_another_instance_has_recorded_is_found_by_a_poll() throws Exception {
        TrackingOutbox outbox = outbox();
        outbox.start();
        try (Connection connection = database().dataSource().getConnection()) {
            outbox.record(connection, signup(1));
        }
        untilEmpty();
        assertThat(registered()).isEqualTo(1);
    }

    @Test
    void r26_an_event_whose_answer_is_lost_is_sent_again_the_same_and_counted_once() throws Exception {
        sandbox.faults().everyEvent("lost-ack,ok");
        // Faster, since so many failures in a row open the circuit breaker.
        TrackingOutbox outbox = outbox(database().dataSource(), client(), builder -> builder.timeScale(50));
        outbox.start();
        recorded(outbox, 0, 20);
        untilEmpty();
        assertThat(registered()).isEqualTo(20);
        Map<String, Set<String>> bodies = new HashMap<>();
        for (SandboxAttempt attempt : sandbox.attempts()) {
            bodies.computeIfAbsent(String.valueOf(attempt.eventId()), id -> ConcurrentHashMap.newKeySet())
                    .add(attempt.request().substring(attempt.request().indexOf("{\"")));
        }
        assertThat(sandbox.attempts()).hasSize(40);
        assertThat(bodies.values()).allSatisfy(body -> assertThat(body).hasSize(1));
    }

    @Test
    void r16_a_429_holds_back_all_events_to_the_second_and_none_spins() throws Exception {
        sandbox.faults().add("429:retry-after=2,ok", FaultMatcher.ANY, FaultScope.GLOBAL);
        TrackingOutbox outbox = outbox();
        outbox.record(signup(0));
        outbox.start();
        Eventually.until("the outbox is paused", () -> outbox.status().pausedUntil() != null);
        recorded(outbox, 1, 30);
        assertThat(outbox.status().pending()).isEqualTo(30);
        untilEmpty();
        List<SandboxAttempt> attempts = sandbox.attempts();
        assertThat(attempts).as("none was sent in vain but the first").hasSize(31);
        assertThat(Duration.between(attempts.get(0).at(), attempts.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(registered()).isEqualTo(30);
        untilDelivered(outbox, 30);
    }

    @Test
    void as_many_events_as_allowed_are_in_flight_through_one_client_and_not_one_more() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(64);
        FakeClient client = new FakeClient(event -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            full.countDown();
            awaitUninterrupted(full);
            inFlight.decrementAndGet();
            return accepted(event);
        });
        TrackingOutbox outbox = outbox(client);
        recorded(outbox, 0, 200);
        outbox.start();
        untilEmpty();
        assertThat(most).hasValue(64);
    }

    @Test
    void a_second_instance_shares_the_work_and_no_event_is_sent_twice() throws Exception {
        Map<String, AtomicInteger> sent = new ConcurrentHashMap<>();
        Set<String> senders = ConcurrentHashMap.newKeySet();
        CountDownLatch bothSend = new CountDownLatch(2);
        List<TrackingOutbox> both = List.of("one", "two").stream()
                .map(name -> outbox(
                        database().dataSource(),
                        new FakeClient(event -> {
                            if (senders.add(name)) {
                                bothSend.countDown();
                            }
                            awaitUninterrupted(bothSend);
                            sent.computeIfAbsent(String.valueOf(event.eventId()), id -> new AtomicInteger())
                                    .incrementAndGet();
                            return accepted(event);
                        }),
                        builder -> builder.maxInFlight(8).heartbeat(Duration.ofSeconds(10))))
                .toList();
        recorded(both.get(0), 0, 300);
        if (startsOnlyOne(both)) {
            bothSend.countDown();
        }
        untilEmpty();
        assertThat(sent).hasSize(300);
        assertThat(sent.values()).allSatisfy(times -> assertThat(times).hasValue(1));
    }

    /** Where the database has one owner, the second is refused. */
    private static boolean startsOnlyOne(List<TrackingOutbox> both) {
        both.get(0).start();
        try {
            both.get(1).start();
            return false;
        } catch (OutboxInUseException e) {
            return true;
        }
    }

    @Test
    void what_is_in_flight_at_the_close_is_released_within_the_deadline_and_another_takes_it_over_at_once()
            throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Set<String> begun = ConcurrentHashMap.newKeySet();
        TrackingOutbox first = outbox(
                database().dataSource(),
                new FakeClient(event -> {
                    begun.add(String.valueOf(event.eventId()));
                    awaitUninterrupted(never);
                    return new ConnectionError(null, "interrupted", 1, null);
                }),
                builder -> builder.maxInFlight(4).heartbeat(Duration.ofMinutes(1)));
        recorded(first, 0, 100);
        first.start();
        Eventually.until("four are in flight", () -> begun.size() == 4);
        // None of the four ever ends by itself.
        assertThat(first.close(Duration.ofSeconds(5))).isTrue();
        assertThat(count("SELECT count(*) FROM risenexa_outbox WHERE picked = true"))
                .isZero();
        outbox().start();
        untilEmpty();
        assertThat(registered()).isEqualTo(100);
    }

    @Test
    void rows_of_an_instance_that_is_not_heard_of_any_more_are_taken_over() throws Exception {
        TrackingOutbox outbox =
                outbox(database().dataSource(), client(), builder -> builder.heartbeat(Duration.ofMillis(100)));
        recorded(outbox, 0, 10);
        database()
                .execute("UPDATE risenexa_outbox SET picked = true, picked_by = 'gone', last_heartbeat = recorded_at");
        outbox.start();
        untilEmpty();
        assertThat(registered()).isEqualTo(10);
    }

    @Test
    void a_pool_of_one_connection_is_enough() throws Exception {
        try (HikariDataSource one = database().poolOf(1)) {
            TrackingOutbox outbox = outbox(one, client(), builder -> builder);
            outbox.start();
            recorded(outbox, 0, 100);
            untilEmpty();
            outbox.close();
        }
        assertThat(registered()).isEqualTo(100);
    }

    @Test
    void a_database_that_goes_away_and_comes_back_loses_and_doubles_nothing() throws Exception {
        Outage outage = new Outage(database().dataSource());
        Set<String> sent = Collections.synchronizedSet(ConcurrentHashMap.newKeySet());
        CountDownLatch away = new CountDownLatch(1);
        TrackingOutbox outbox = outbox(
                outage.dataSource(),
                new FakeClient(event -> {
                    sent.add(String.valueOf(event.eventId()));
                    awaitUninterrupted(away);
                    return client().track(event);
                }),
                builder -> builder);
        recorded(outbox, 0, 100);
        outbox.start();
        Eventually.until("some are in flight", () -> sent.size() == 64);
        outage.begin();
        away.countDown();
        untilRegistered(64);
        assertThat(count("SELECT count(*) FROM risenexa_outbox")).isEqualTo(100);
        outage.end();
        untilEmpty();
        assertThat(registered()).isEqualTo(100);
        assertThat(sandbox.attempts())
                .filteredOn(attempt -> attempt.outcome() == Outcome.DUPLICATE)
                .isEmpty();
        outbox.record(signup(100));
        untilEmpty();
    }

    @Test
    void r13_an_unreachable_server_opens_the_circuit_and_the_rest_waits_unclaimed() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        AtomicBoolean up = new AtomicBoolean();
        TrackingOutbox outbox = outbox(new FakeClient(event -> {
            sent.incrementAndGet();
            return up.get() ? accepted(event) : new ConnectionError(null, "connection refused", 1, null);
        }));
        recorded(outbox, 0, 300);
        outbox.start();
        Eventually.until("two probes have failed", () -> {
            Instant until = outbox.status().pausedUntil();
            return until != null && until.isAfter(Instant.now().plusSeconds(2));
        });
        assertThat(sent).as("what was in flight, and the probes").hasValueLessThan(64 + 20);
        assertThat(outbox.status().pausedBecause()).contains("connection refused");
        assertThat(outbox.status().pending()).isEqualTo(300);
        up.set(true);
        untilEmpty();
        untilDelivered(outbox, 300);
        assertThat(outbox.status().pausedBecause()).isNull();
    }

    @Test
    void stopped_it_records_and_started_again_it_delivers() throws Exception {
        TrackingOutbox outbox = outbox();
        outbox.start();
        recorded(outbox, 0, 5);
        untilEmpty();
        assertThat(outbox.stop(Duration.ofMinutes(1))).isTrue();
        assertThat(outbox.stop(Duration.ofMinutes(1))).as("again").isTrue();
        assertThat(outbox.status().running()).isFalse();
        recorded(outbox, 5, 10);
        assertThat(rows()).isEqualTo(5);
        outbox.start();
        untilEmpty();
        assertThat(registered()).isEqualTo(10);
    }

    @Test
    void a_close_returns_within_its_deadline_whatever_the_database_does() throws Exception {
        Outage outage = new Outage(database().dataSource());
        TrackingOutbox outbox = outbox(outage.dataSource(), client(), builder -> builder);
        outbox.start();
        recorded(outbox, 0, 5);
        untilEmpty();
        CountDownLatch silence = outage.fallSilent();
        try {
            long begin = System.nanoTime();
            assertThat(outbox.close(Duration.ofSeconds(1))).isFalse();
            // The database answers never: any bound shows it.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        } finally {
            outage.end();
            silence.countDown();
        }
    }

    @Test
    void a_database_that_is_away_is_shown_by_a_status_asked_later_and_delivery_goes_on() throws Exception {
        Outage outage = new Outage(database().dataSource());
        TrackingOutbox outbox = outbox(outage.dataSource(), client(), builder -> builder);
        outbox.start();
        outage.pollsFail();
        Eventually.until("the problem is shown", () -> outbox.status().databaseProblem() != null);
        assertThat(outbox.status().databaseProblem()).contains("the database is away");
        recorded(outbox, 0, 5);
        outage.end();
        untilEmpty();
        Eventually.until("it is over", () -> outbox.status().databaseProblem() == null);
    }

    @Test
    void a_mock_that_says_nothing_of_its_startup_is_taken_for_one_without() throws Exception {
        TrackingClient mock = new FakeClient(DeliveryContract::accepted) {
            @Override
            @SuppressWarnings({"NullAway", "OptionalAssignedToNull", "NullOptional"})
            public Optional<String> startupSlug() {
                return null;
            }
        };
        TrackingOutbox outbox = outbox(mock);
        outbox.start();
        outbox.record(signup(1));
        untilEmpty();
    }

    @Test
    void an_instance_whose_clock_is_two_hours_off_delivers_and_is_delivered_as_any_other() throws Exception {
        for (int hours : List.of(-2, 2)) {
            InstantSource wrong = InstantSource.offset(InstantSource.system(), Duration.ofHours(hours));
            TrackingOutbox off = outbox(database().dataSource(), client(), builder -> builder.clock(wrong));
            recorded(off, 10 * hours + 100, 10 * hours + 110);
            TrackingOutbox right = outbox();
            right.start();
            untilEmpty();
            untilDelivered(right, 10);
            right.close();
        }
        assertThat(registered()).isEqualTo(20);
    }

    @Test
    void r3_an_event_of_the_largest_size_passes_through() throws Exception {
        TrackingOutbox outbox = outbox();
        outbox.start();
        outbox.record(signup(1).withMetadata(Map.of("note", "ä".repeat(500_000))));
        untilEmpty();
        assertThat(registered()).isEqualTo(1);
    }

    static TrackResult accepted(TrackingEvent event) {
        return new Accepted(Objects.requireNonNull(event.eventId()), 202, Map.of(), 1);
    }

    static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
