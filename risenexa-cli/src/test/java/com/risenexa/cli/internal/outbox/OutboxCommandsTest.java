package com.risenexa.cli.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside an application whose worker has the file. */
class OutboxCommandsTest {
    private final Sandbox sandbox = Sandbox.start();
    private final TrackingEvent odd =
            TrackingEvent.of(new EventType("page_viewed"), "usr_1").withEventIdFrom("odd");

    private final Path folder;
    private Path file;
    private final TrackingOutbox application;

    OutboxCommandsTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("outbox.db");
        application = TrackingOutbox.embedded(
                file,
                sandbox.client().toBuilder()
                        .timeout(Duration.ofSeconds(30)) // a busy machine is no time-out
                        .build());
    }

    @AfterEach
    void stop() {
        application.close();
        sandbox.close();
    }

    private Run.Ended call(String... args) {
        List<String> all = new ArrayList<>(List.of("outbox"));
        all.addAll(List.of(args));
        all.addAll(List.of("--file", file.toString()));
        return new Run().call(all.toArray(String[]::new));
    }

    private UUID parked() throws SQLException {
        application.record(odd);
        application.start();
        Eventually.until("it is parked", () -> application.status().parked() == 1);
        return UUID.fromString(String.valueOf(odd.eventId()));
    }

    @Test
    void status_says_what_waits_and_the_last_error() throws Exception {
        application.record(TrackingEvent.registration("usr_1"));

        assertThat(call("status").out()).contains("pending     1, the oldest ", "parked      0");
        assertThat(call("status", "--json").json())
                .containsOnlyKeys("pending", "oldest_age", "parked", "last_error")
                .containsEntry("pending", 1)
                .containsEntry("last_error", null);

        parked();
        assertThat(call("status").out()).contains("parked      1", "last error  validation_error 422: ");
        assertThat(JsonText.write(call("status", "--json").json()))
                .contains("\"parked\":1,\"last_error\":{\"result\":\"validation_error\"");
    }

    @Test
    void r28_parked_lists_each_event_with_its_result() throws Exception {
        assertThat(call("parked").err()).contains("No event is parked.");
        UUID id = parked();

        assertThat(call("parked").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains(id + "  page_viewed  user usr_1  parked ");
        Map<String, @Nullable Object> document = call("parked", "--json").json();
        assertThat(document).containsEntry("parked", 1);
        assertThat((List<?>) document.get("items")).singleElement().satisfies(item -> {
            assertThat((Map<?, ?>) item)
                    .asString()
                    .contains("event_id=" + id, "event_type=page_viewed", "user_id=usr_1", "startup_slug=demo")
                    .contains("recorded_at=", "parked_at=", "attempts=1", "result=validation_error", "status_code=422");
        });
    }

    @Test
    void retry_sends_again_beside_the_application() throws Exception {
        UUID id = parked();
        long before = sandbox.attempts().size();

        assertThat(call("retry", id.toString()).out()).isEqualTo("retried 1\n");
        Eventually.until("it was sent again", () -> sandbox.attempts().size() > before);
        Eventually.until("it is parked again", () -> application.status().parked() == 1);
        assertThat(call("retry", "--all", "--json").json())
                .containsEntry("retried", 1)
                .containsEntry("not_parked", List.of());
    }

    @Test
    void discard_gives_up_for_a_reason() throws Exception {
        UUID id = parked();

        assertThat(call("discard", id.toString()).exitCode()).as("no reason").isEqualTo(2);
        assertThat(call("discard", id.toString(), "--reason", " ").exitCode()).isEqualTo(2);
        Run.Ended ended = call("discard", id.toString(), "--reason", "test data");
        assertThat(ended.out()).isEqualTo("discarded 1\n");
        assertThat(ended.err()).isEqualTo("discarded " + id + ": test data\n");
        assertThat(application.status().parked()).isZero();
    }

    @Test
    void an_event_that_is_not_parked_is_named_and_the_exit_code_is_1() {
        String id = UUID.randomUUID().toString();

        Run.Ended ended = call("retry", id);
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).isEqualTo("retried 0\n");
        assertThat(ended.err()).isEqualTo("not parked: " + id + "\n");
        ended = call("discard", id, "--reason", "gone", "--json");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.json()).containsEntry("discarded", 0).containsEntry("not_parked", List.of(id));
    }

    @Test
    void retry_wants_ids_or_all() {
        assertThat(call("retry").exitCode()).isEqualTo(2);
        assertThat(call("retry", "--all", UUID.randomUUID().toString()).exitCode())
                .isEqualTo(2);
        assertThat(call("retry", "no-uuid").exitCode()).isEqualTo(2);
    }

    @Test
    void migrate_creates_a_table_and_checks_one_that_is_there() throws SQLException {
        file = folder.resolve("new.db");
        assertThat(call("migrate", "--json").json()).containsEntry("created", true);
        assertThat(call("migrate").out()).isEqualTo("the table is current\n");
        assertThat(call("status", "--json").json()).containsEntry("pending", 0);

        execute("ALTER TABLE risenexa_outbox ADD COLUMN of_tomorrow integer");
        Run.Ended ended = call("migrate", "--json");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.json()).containsEntry("code", "configuration_error");
        assertThat(ended.err()).contains("newer version", "of_tomorrow");
    }

    @Test
    void a_file_that_is_not_there_is_wrong_usage_and_is_not_made() {
        file = folder.resolve("typo.db");

        Run.Ended ended = call("status");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("typo.db does not exist", "risenexa outbox migrate");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_database_without_the_table_is_told_how_to_get_it_and_is_left_as_it_is() throws Exception {
        file = folder.resolve("other.db");
        execute("CREATE TABLE other (id integer)");
        byte[] before = Files.readAllBytes(file);

        Run.Ended ended = call("status");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains("risenexa_outbox is missing", "risenexa outbox migrate");
        assertThat(call("status", "--table", "x y").exitCode()).isEqualTo(2);
        assertThat(Files.readAllBytes(file)).hasSameSizeAs(before);
    }

    @Test
    void a_file_that_somebody_holds_is_busy() throws Exception {
        try (Connection holder = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = holder.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Run.Ended ended = new Run()
                    .call("outbox", "retry", "--all", "--json", "--url", "jdbc:sqlite:" + file + "?busy_timeout=1");
            assertThat(ended.exitCode()).isEqualTo(5);
            assertThat(ended.json()).containsEntry("code", "locked");
        }
    }

    @Test
    void an_unreachable_database_is_temporary_and_the_password_is_not_shown() {
        Run.Ended ended = new Run()
                .environment("RISENEXA_OUTBOX_URL", "jdbc:postgresql://127.0.0.1:1/db?user=me&password=secret-1")
                .call("outbox", "status", "--json", "-v");
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.json()).containsEntry("code", "unreachable");
        assertThat(ended.out() + ended.err()).doesNotContain("secret-1");

        ended = new Run().call("outbox", "status", "--url", "jdbc:mariadb://127.0.0.1:1/db?user=me&password=secret-1");
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).doesNotContain("secret-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:oracle:thin:me/secret-1@host", "jdbc:odd://me:secret-1@host", "postgres://me:secret-1@h"})
    void a_url_that_no_driver_takes_is_wrong_usage_and_the_password_is_not_shown(String url) {
        Run.Ended ended = new Run().call("outbox", "status", "--url", url);

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).isNotEmpty().doesNotContain("secret-1");
    }

    @Test
    void the_outbox_must_be_named_once() {
        assertThat(new Run().call("outbox", "status").err()).contains("--url", "--file", "RISENEXA_OUTBOX_URL");
        assertThat(call("status", "--url", "jdbc:sqlite:x").err()).contains("exclude each other");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
