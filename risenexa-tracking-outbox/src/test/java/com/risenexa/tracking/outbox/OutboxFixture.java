package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.internal.OutboxBuilder;
import com.risenexa.tracking.outbox.support.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One database, one server, and outboxes that are closed at the end of a test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OutboxFixture {
    static final Duration POLL = Duration.ofMillis(50);

    private final List<TrackingOutbox> outboxes = new ArrayList<>();
    final ExecutorService threads = Executors.newCachedThreadPool();
    Sandbox sandbox = Sandbox.start();
    private final TrackingClient client =
            sandbox.client().toBuilder().timeout(Duration.ofMinutes(1)).build();

    abstract TestDatabase database();

    @BeforeEach
    void empty_database_and_server() throws SQLException {
        database().reset();
        outbox().createTable();
        sandbox.faults().clear();
        sandbox.reset();
    }

    @AfterEach
    void close_outboxes() {
        outboxes.forEach(outbox -> outbox.close(Duration.ofSeconds(2)));
        outboxes.clear();
    }

    @AfterAll
    void close_all() throws Exception {
        threads.shutdownNow();
        client.close(Duration.ZERO);
        sandbox.close();
        database().close();
    }

    /** A busy machine is no reason for a second attempt. */
    TrackingClient client() {
        return client;
    }

    TrackingOutbox outbox() {
        return outbox(database().dataSource(), client(), builder -> builder);
    }

    TrackingOutbox outbox(TrackingClient client) {
        return outbox(database().dataSource(), client, builder -> builder);
    }

    TrackingOutbox outbox(DataSource dataSource, TrackingClient client, UnaryOperator<OutboxBuilder> options) {
        OutboxBuilder builder = OutboxBuilder.of(dataSource, client)
                .pollInterval(POLL)
                .heartbeat(Duration.ofSeconds(10))
                .randomness(() -> 0);
        TrackingOutbox outbox = options.apply(builder).build();
        outboxes.add(outbox);
        return outbox;
    }

    static TrackingEvent signup(int number) {
        return TrackingEvent.registration("usr_" + number).withEventIdFrom("signup-" + number);
    }

    /** Each in a transaction of its own. */
    void recorded(TrackingOutbox outbox, int from, int to) throws SQLException {
        for (int i = from; i < to; i++) {
            outbox.record(signup(i));
        }
    }

    /** Rows of every kind. */
    long rows() throws SQLException {
        return count("SELECT count(*) FROM risenexa_outbox");
    }

    long count(String sql) throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void untilEmpty() throws Exception {
        Eventually.until("the outbox is empty", () -> rows() == 0);
    }

    /** The count follows the commit that deletes the rows. */
    void untilDelivered(TrackingOutbox outbox, long events) {
        Eventually.until(events + " events are delivered", () -> outbox.status().delivered() >= events);
        assertThat(outbox.status().delivered()).isEqualTo(events);
    }

    void untilRegistered(long events) throws Exception {
        Eventually.until(events + " events are counted", () -> registered() >= events);
    }

    long registered() {
        return sandbox.counters().registered().net();
    }
}
