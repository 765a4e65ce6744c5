package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.risenexa.sandbox.Sandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shop under faults, killed again and again in the middle of its work: what Risenexa counts is what stands in the
 * shop's own table.
 */
@Tag("long")
class ShopEndToEndTest {
    private static final long SEED = Long.getLong("shop.seed", 20260401);
    private static final int KILLS = Integer.getInteger("shop.kills", 5);
    /** The latest instant of a kill, in requests answered or events counted since the start. */
    private static final int LATEST = 120;

    private final Random random = new Random(SEED);

    @TempDir
    Path folder;

    @Test
    void what_is_counted_is_what_is_in_the_shops_own_table() throws Exception {
        System.out.printf("shop, %d kills, seed %d%n", KILLS, SEED);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(5))
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Sandbox sandbox = Sandbox.builder()
                        .fault("p=0.2;seed=" + SEED + ";of=503,reset,lost-ack,429")
                        .start()) {
            for (int i = 0; i < KILLS; i++) {
                killInTheMiddle(sandbox, postgres, i);
            }
            // With each 429 a pause, the backlog of five runs would take minutes.
            sandbox.faults().clear();
            try (Shop shop = start(sandbox, postgres)) {
                await().atMost(Duration.ofMinutes(10)).until(() -> count(postgres, "risenexa_outbox") == 0);
                assertThat(shop.get("/numbers"))
                        .as("seed %s", SEED)
                        .isEqualTo("{\"customers\":"
                                + sandbox.counters().registered().net() + ",\"subscribers\":"
                                + sandbox.counters().converted().net() + "}");
            }
            assertThat(sandbox.counters().registered().net())
                    .as("seed %s", SEED)
                    .isEqualTo(count(postgres, "customer"))
                    .isGreaterThan(KILLS);
            assertThat(sandbox.counters().converted().net())
                    .as("seed %s", SEED)
                    .isEqualTo(count(postgres, "customer WHERE subscription IS NOT NULL"))
                    .isPositive();
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }

    /** Once by what the shop has answered, once by what Risenexa has counted: anywhere between the row and its end. */
    private void killInTheMiddle(Sandbox sandbox, EmbeddedPostgres postgres, int round) throws Exception {
        int instant = 1 + random.nextInt(LATEST);
        long counted = sandbox.counters().registered().net();
        try (Shop shop = start(sandbox, postgres);
                Crowd crowd = new Crowd(shop, random.nextLong())) {
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> round % 2 == 0
                            ? crowd.answered() >= instant
                            : sandbox.counters().registered().net() >= counted + instant);
        }
    }

    private Shop start(Sandbox sandbox, EmbeddedPostgres postgres) throws IOException {
        return Shop.start(
                folder,
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--risenexa.base-url=" + sandbox.baseUrl(),
                "--risenexa.api-key=" + sandbox.apiKey(),
                "--risenexa.startup-slug=" + sandbox.startupSlug(),
                // So that what the killed one had claimed is taken over within seconds, not within a minute.
                "--risenexa.outbox.heartbeat=1s");
    }

    private static long count(EmbeddedPostgres postgres, String from) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
