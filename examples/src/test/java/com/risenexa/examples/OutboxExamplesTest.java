package com.risenexa.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.WaitCondition;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxExamplesTest {
    @Test
    void what_is_recorded_arrives_from_ones_own_database_and_from_a_file(@TempDir Path folder) throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("application.db") + "?journal_mode=WAL&transaction_mode=IMMEDIATE"
                + "&busy_timeout=5000";
        DataSource dataSource = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> DriverManager.getConnection(url));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE users (id text PRIMARY KEY)");
        }
        try (Sandbox sandbox = Sandbox.start();
                TrackingOutbox outbox = OutboxInYourDatabase.start(dataSource, sandbox.client());
                TrackingOutbox embedded = EmbeddedOutbox.start(folder, sandbox.client(), "usr_2")) {
            assertThat(OutboxInYourDatabase.signUp(dataSource, outbox, "usr_1").isInOutbox())
                    .isTrue();
            assertThat(sandbox.await(WaitCondition.counted(2).withTimeout(WaitCondition.LONGEST))
                            .reached())
                    .isTrue();
            assertThat(EmbeddedOutbox.look(embedded)).endsWith("0 parked");
        }
    }
}
