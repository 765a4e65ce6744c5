package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.outbox.support.Outage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Everything that an outbox promises, for every database: how it starts, and all that it inherits. */
abstract class OutboxContract extends ParkingContract {

    @Test
    void a_missing_table_is_named_with_the_remedy() throws Exception {
        database().execute("DROP TABLE risenexa_outbox");
        TrackingOutbox outbox = outbox();
        assertThatThrownBy(outbox::start)
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("risenexa_outbox is missing")
                .hasMessageContaining("createTable()")
                .hasMessageContaining(".sql");
        assertThat(outbox.createTable()).isTrue();
        assertThat(outbox.createTable()).as("a second time").isFalse();
        outbox.start();
        recorded(outbox, 0, 1);
        untilEmpty();
    }

    @Test
    void a_table_of_another_version_is_refused_whichever_way() throws Exception {
        database().execute("ALTER TABLE risenexa_outbox DROP COLUMN last_result");
        assertThatThrownBy(() -> outbox().start())
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("older version")
                .hasMessageContaining("last_result");
        database().reset();
        outbox().createTable();
        database().execute("ALTER TABLE risenexa_outbox ADD COLUMN of_tomorrow integer");
        assertThatThrownBy(() -> outbox().start())
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("newer version")
                .hasMessageContaining("of_tomorrow");
        assertThatThrownBy(() -> outbox().createTable()).isInstanceOf(OutboxException.class);
    }

    @Test
    void a_database_that_cannot_be_reached_is_an_error_at_start_and_none_for_ever() throws Exception {
        Outage outage = new Outage(database().dataSource());
        TrackingOutbox outbox = outbox(outage.dataSource(), client(), builder -> builder);
        outage.begin();
        assertThatThrownBy(outbox::start)
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("the database is away");
        outage.end();
        outbox.start();
        recorded(outbox, 0, 1);
        untilEmpty();
    }

    @Test
    void a_table_of_another_name_works_as_well() throws Exception {
        database().execute("DROP TABLE IF EXISTS events_out");
        TrackingOutbox outbox = outbox(database().dataSource(), client(), builder -> builder.tableName("events_out"));
        outbox.createTable();
        outbox.start();
        recorded(outbox, 0, 10);
        untilRegistered(10);
        assertThat(registered()).isEqualTo(10);
        outbox.close();
        assertThat(count("SELECT count(*) FROM events_out")).isZero();
        assertThatThrownBy(() -> outbox(database().dataSource(), client(), b -> b.tableName("x; drop")))
                .isInstanceOf(IllegalArgumentException.class);
        database().execute("DROP TABLE events_out");
    }

    @Test
    void status_counts_what_is_there_without_a_worker() throws Exception {
        TrackingOutbox outbox = outbox();
        assertThat(outbox.status()).satisfies(status -> {
            assertThat(status.pending()).isZero();
            assertThat(status.oldestAge()).isNull();
            assertThat(status.running()).isFalse();
            assertThat(status.lastError()).isNull();
        });
        recorded(outbox, 0, 3);
        assertThat(outbox.status()).satisfies(status -> {
            assertThat(status.pending()).isEqualTo(3);
            assertThat(status.oldestAge()).isBetween(Duration.ZERO, Duration.ofMinutes(5));
        });
    }

    @Test
    void a_closed_outbox_does_not_start_again_and_closing_twice_is_harmless() {
        TrackingOutbox outbox = outbox();
        outbox.start();
        outbox.start();
        assertThat(outbox.close(Duration.ofMinutes(1))).isTrue();
        assertThat(outbox.close(Duration.ofMinutes(1))).isTrue();
        assertThatThrownBy(outbox::start).isInstanceOf(IllegalStateException.class);
    }
}
