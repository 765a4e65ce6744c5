package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.outbox.support.PostgresDatabase;
import com.risenexa.tracking.outbox.support.SilencingProxy;
import com.risenexa.tracking.outbox.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PostgresOutboxTest extends OutboxContract {
    private final TestDatabase database = new PostgresDatabase();

    @Override
    TestDatabase database() {
        return database;
    }

    @Test
    void a_read_only_database_is_an_error_at_start() throws Exception {
        database.execute("ALTER DATABASE postgres SET default_transaction_read_only = on");
        try (HikariDataSource fresh = database.poolOf(1)) {
            assertThatThrownBy(() -> outbox(fresh, client(), builder -> builder).start())
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("cannot be written")
                    .hasMessageContaining("read-only");
        } finally {
            database.execute("ALTER DATABASE postgres RESET default_transaction_read_only");
        }
    }

    @Test
    void f54_a_connection_of_its_own_that_falls_silent_is_given_up_and_another_takes_its_place() throws Exception {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        try (SilencingProxy proxy = new SilencingProxy(address.getPort())) {
            String url = database.url().replace(":" + address.getPort() + "/", ":" + proxy.port() + "/");
            try (TrackingOutbox outbox =
                    TrackingOutbox.builder(url, client()).pollInterval(POLL).build()) {
                outbox.start();
                outbox.record(signup(0));
                untilRegistered(1);
                proxy.silence();
                assertThat(endsWithinAMinute(() -> outbox.record(signup(1)))).isTrue();
                assertThat(endsWithinAMinute(outbox::status)).isTrue();
                outbox.record(signup(1));
                untilRegistered(2);
            }
        }
    }

    /** With a result or an exception. */
    private boolean endsWithinAMinute(Callable<?> call) throws InterruptedException {
        Future<?> future = threads.submit(call);
        try {
            future.get(1, TimeUnit.MINUTES);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Test
    void a_table_that_is_partitioned_works_as_well() throws Exception {
        database.execute(
                "ALTER TABLE risenexa_outbox RENAME TO model",
                "CREATE TABLE risenexa_outbox (LIKE model INCLUDING DEFAULTS, PRIMARY KEY (task_instance))"
                        + " PARTITION BY HASH (task_instance)",
                "DROP TABLE model");
        for (int i = 0; i < 4; i++) {
            database.execute("CREATE TABLE risenexa_outbox_" + i + " PARTITION OF risenexa_outbox"
                    + " FOR VALUES WITH (MODULUS 4, REMAINDER " + i + ")");
        }
        database.execute("CREATE INDEX ON risenexa_outbox (execution_time)");
        TrackingOutbox outbox = outbox();
        recorded(outbox, 0, 100);
        assertThat(outbox.record(signup(0))).isInstanceOf(RecordResult.AlreadyRecorded.class);
        outbox.start();
        untilEmpty();
        assertThat(registered()).isEqualTo(100);
    }
}
