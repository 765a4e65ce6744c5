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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop under faults, killed and started again: what Risenexa counts is what stands in the shop's own table. */
class ShopEndToEndTest {
    private static final long SEED = 20260401;
    private static final int THREADS = 4;
    private static final int SIGN_UPS_EACH = 60;

    @TempDir
    Path folder;

    @Test
    void what_is_counted_is_what_is_in_the_shops_own_table() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Sandbox sandbox = Sandbox.builder()
                        .fault("p=0.2;seed=" + SEED + ";of=503,reset,lost-ack,429")
                        .start()) {
            try (Shop shop = start(sandbox, postgres)) {
                ExecutorService users = Executors.newFixedThreadPool(THREADS);
                for (int i = 0; i < THREADS; i++) {
                    Random random = new Random(SEED + i);
                    users.execute(() -> use(shop, random));
                }
                // In the middle of it, wherever that is.
                await().atMost(Duration.ofSeconds(30)).until(() -> count(postgres, "customer") >= 40);
                shop.kill();
                users.shutdown();
                assertThat(users.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            }
            try (Shop shop = start(sandbox, postgres)) {
                use(shop, new Random(SEED - 1));
                await().atMost(Duration.ofSeconds(90)).until(() -> count(postgres, "risenexa_outbox") == 0);
                assertThat(shop.get("/numbers"))
                        .as("seed %s", SEED)
                        .isEqualTo("{\"customers\":"
                                + sandbox.counters().registered().net() + ",\"subscribers\":"
                                + sandbox.counters().converted().net() + "}");
            }
            assertThat(sandbox.counters().registered().net())
                    .isEqualTo(count(postgres, "customer"))
                    .isGreaterThan(40);
            assertThat(sandbox.counters().converted().net())
                    .isEqualTo(count(postgres, "customer WHERE subscription IS NOT NULL"))
                    .isPositive();
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }

    /** Signs up, subscribes, cancels, and now and then is refused, until it is done or the shop is gone. */
    private static void use(Shop shop, Random random) {
        List<String> ids = new ArrayList<>();
        try {
            for (int i = 0; i < SIGN_UPS_EACH; i++) {
                if (random.nextInt(10) == 0) {
                    assertThat(shop.post("/customers?name=%20").statusCode()).isEqualTo(400);
                }
                ids.add(shop.post("/customers?name=user" + i).body().replace("\"", ""));
                String id = ids.get(random.nextInt(ids.size()));
                shop.post("/customers/" + id + (random.nextInt(3) == 0 ? "/cancellation" : "/subscription"));
            }
        } catch (IOException killed) {
            // What it had not answered is in its table or not; the events must say the same.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
                "--risenexa.outbox.heartbeat=250ms");
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
