package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.outbox.support.FakeClient;
import com.risenexa.tracking.outbox.support.H2Database;
import com.risenexa.tracking.outbox.support.Outage;
import com.risenexa.tracking.outbox.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Each thread of a worker continues after whatever is thrown in it; writer and housekeeper have tests of their own. */
class WorkerThreadsTest extends OutboxFixture {
    private static final List<Throwable> FAILURES =
            List.of(new IllegalStateException("a"), new OutOfMemoryError("b"), new NoClassDefFoundError("c"));

    private final TestDatabase database = new H2Database();

    @Override
    TestDatabase database() {
        return database;
    }

    @Test
    void the_poller_survives_every_throwable() throws Exception {
        everyThrowableIn("picked = ? AND execution_time");
    }

    @Test
    void the_search_for_dead_instances_survives_every_throwable() throws Exception {
        everyThrowableIn("last_heartbeat <= ?");
    }

    @Test
    void the_heartbeat_survives_every_throwable() throws Exception {
        everyThrowableIn("set last_heartbeat = ?");
    }

    /** The statement is tried again after each failure, and delivery continues. */
    private void everyThrowableIn(String statement) throws Exception {
        Outage outage = new Outage(database.dataSource());
        CountDownLatch inFlight = new CountDownLatch(1);
        TrackingOutbox outbox = outbox(
                outage.dataSource(),
                new FakeClient(event -> {
                    if (Objects.equals(event.eventId(), signup(0).eventId())) {
                        DeliveryContract.awaitUninterrupted(inFlight);
                    }
                    return client().track(event);
                }),
                builder -> builder.heartbeat(Duration.ofMillis(100)));
        outbox.start();
        recorded(outbox, 0, 1);
        for (Throwable failure : FAILURES) {
            CountDownLatch failed = outage.fail(statement, failure, 3);
            assertThat(failed.await(1, TimeUnit.MINUTES))
                    .as("tried again after " + failure)
                    .isTrue();
        }
        outage.end();
        inFlight.countDown();
        recorded(outbox, 1, 10);
        untilEmpty();
        assertThat(registered()).isEqualTo(10);
    }

    @Test
    void a_sender_survives_every_throwable_of_the_client_and_the_event_is_sent_again() throws Exception {
        AtomicInteger asked = new AtomicInteger(-1);
        AtomicInteger sent = new AtomicInteger();
        TrackingOutbox outbox = outbox(
                database.dataSource(),
                new FakeClient(event -> {
                    raise(sent.getAndIncrement());
                    return client().track(event);
                }) {
                    @Override
                    public Optional<String> startupSlug() {
                        // Not while it is built and started.
                        if (asked.get() >= 0) {
                            raise(asked.getAndIncrement());
                        }
                        return Optional.empty();
                    }
                },
                builder -> builder.maxInFlight(1).timeScale(50));
        outbox.start();
        asked.set(0);
        recorded(outbox, 0, 3);
        untilEmpty();
        assertThat(registered()).isEqualTo(3);
        assertThat(asked).hasValueGreaterThan(FAILURES.size());
        assertThat(sent).hasValueGreaterThan(FAILURES.size());
    }

    private static void raise(int call) {
        if (call < FAILURES.size()) {
            WorkerThreadsTest.<RuntimeException>raise(FAILURES.get(call));
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void raise(Throwable failure) throws E {
        throw (E) failure;
    }
}
