package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.outbox.support.PostgresDatabase;
import com.risenexa.tracking.outbox.support.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
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
}
