package com.risenexa.cli.internal.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.importer.state.StateFile;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Counters.Count;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest {
    @TempDir
    Path folder;

    @Test
    void each_row_is_an_event_with_the_columns_that_were_mapped() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path file = here.file("users.csv", "id;signed up;plan;seats", "usr_ü;2026-04-01 14:00;\"pro;\nplus\";5");

            Run.Ended ended = here.call(
                    file,
                    "--type=registration",
                    "--zone=Europe/Berlin",
                    "--map=user_id=id,occurred_at=signed up,metadata.plan=plan");

            assertThat(ended.exitCode()).as(ended.err()).isZero();
            SandboxEvent event = sandbox.events().get(0);
            assertThat(event.userId()).isEqualTo("usr_ü");
            assertThat(event.eventType()).isEqualTo("user_registered");
            assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-04-01T12:00:00Z"));
            assertThat(event.metadata()).isEqualTo("{\"plan\":\"pro;\\nplus\"}");
        }
    }

    @Test
    void r30_the_same_rows_count_once_however_often_and_under_whatever_name_they_are_imported() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path first = here.users("first.csv", 300);
            Path second = Files.copy(first, folder.resolve("second.csv"));

            assertThat(here.call(first, "--type=conversion").json())
                    .containsEntry("read", 300)
                    .containsEntry("accepted", 300)
                    .containsEntry("finished", true);
            assertThat(here.call(second, "--type=conversion").json()).containsEntry("accepted", 300);
            assertThat(here.call(first, "--type=conversion", "--remove").json()).containsEntry("accepted", 300);

            assertThat(sandbox.counters().converted()).isEqualTo(new Count(300, 300));
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }

    @Test
    void refused_rows_go_to_a_file_that_is_mended_and_imported_again() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path file = here.file(
                    "mixed.csv",
                    "user_id;type;note",
                    "usr_1;registration;",
                    ";registration;\"a;b\"",
                    "usr_3;user_upgraded;");

            Run.Ended ended = here.call(file);

            assertThat(ended.exitCode()).isEqualTo(4);
            assertThat(ended.json()).containsEntry("accepted", 1).containsEntry("rejected", 2);
            Path rejects = Path.of(String.valueOf(ended.json().get("rejects")));
            assertThat(rejects).hasFileName("mixed.csv.rejects.csv");
            assertThat(Files.readAllLines(rejects))
                    .containsExactly(
                            "reject_line;reject_code;reject_message;user_id;type;note",
                            "3;field_missing;user_id is empty;;registration;\"a;b\"",
                            "4;validation_error;event_type must be user_registered or user_converted;usr_3;user_upgraded;");

            Path mended = Files.writeString(
                    folder.resolve("corrected.csv"),
                    Files.readString(rejects).replace(";;registration", ";usr_2;registration"));
            Run.Ended again = here.call(mended);

            assertThat(again.exitCode()).isEqualTo(4);
            assertThat(sandbox.counters().registered()).isEqualTo(new Count(2, 0));
            assertThat(Files.readAllLines(folder.resolve("corrected.csv.rejects.csv")))
                    .first()
                    .isEqualTo("reject_line;reject_code;reject_message;user_id;type;note");
        }
    }

    @Test
    void json_lines_are_imported_and_refused_ones_can_be_mended_in_a_csv() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path file = here.file(
                    "events.jsonl",
                    "{\"user_id\":42,\"event_type\":\"user_registered\",\"metadata\":{\"seats\":5}}",
                    "",
                    "{\"user_id\":\"usr_2\",",
                    "[1]");

            Run.Ended ended = here.call(file);

            assertThat(ended.exitCode()).isEqualTo(4);
            assertThat(ended.json()).containsEntry("accepted", 1).containsEntry("rejected", 2);
            assertThat(sandbox.events().get(0).metadata()).isEqualTo("{\"seats\":5}");
            Path rejects = folder.resolve("events.jsonl.rejects.csv");
            assertThat(Files.readString(rejects)).contains("3,json_malformed,no JSON at column", "4,json_malformed,");

            String mended = Files.readString(rejects)
                    .replace("\"{\"\"user_id\"\":\"\"usr_2\"\",\"", "\"{\"\"user_id\"\":\"\"usr_2\"\"}\"");
            Path csv = Files.writeString(folder.resolve("corrected.csv"), mended);
            assertThat(here.call(csv, "--type=registration").json())
                    .containsEntry("accepted", 1)
                    .containsEntry("rejected", 1);
            assertThat(sandbox.counters().registered()).isEqualTo(new Count(2, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"401, authentication_error", "403, authorization_error", "404, startup_not_found"})
    void where_no_row_would_fare_better_it_stops_at_once(int status, String code) throws IOException {
        try (RawServer server = RawServer.answering(Reply.json(status, "").thenClose())) {
            Importing here = new Importing(folder, server.baseUrl());

            Run.Ended ended = here.call(here.users("users.csv", 5000), "--type=registration");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.json()).containsEntry("code", code).containsEntry("finished", false);
            assertThat(ended.json().get("error")).asString().containsPattern("at line \\d+");
            assertThat(String.valueOf(ended.json().get("resume"))).endsWith("--type=registration --resume");
            assertThat(server.requests()).hasSizeLessThan(500);
        }
    }

    @Test
    void a_limit_leaves_the_rest_and_resume_goes_on_there() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path file = here.users("users.csv", 500);

            Run.Ended first = here.call(file, "--type=registration", "--limit=200");
            assertThat(first.exitCode()).isZero();
            assertThat(first.json()).containsEntry("accepted", 200).containsEntry("finished", false);

            Run.Ended second = here.call(file, "--type=registration", "--resume");
            assertThat(second.json())
                    .containsEntry("skipped", 200)
                    .containsEntry("accepted", 300)
                    .containsEntry("finished", true);

            assertThat(sandbox.verify().attempts()).isEqualTo(500);
            try (var states = Files.list(folder.resolve("state/risenexa"))) {
                assertThat(states).as("a finished import leaves nothing behind").isEmpty();
            }
        }
    }

    @Test
    void a_state_is_for_the_same_events_of_the_same_content_only() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path file = here.users("users.csv", 20);
            Path other = here.users("other.csv", 30);
            Path state = folder.resolve("state.json");
            here.call(file, "--type=registration", "--limit=5", "--state", state.toString());

            Run.Ended otherEvents = here.call(file, "--type=conversion", "--resume", "--state", state.toString());
            Run.Ended otherRows = here.call(other, "--type=registration", "--resume", "--state", state.toString());
            Run.Ended without = here.call(file, "--type=registration", "--limit=5", "--state", state.toString());
            Run.Ended none = here.call(other, "--type=registration", "--resume");

            assertThat(otherEvents.exitCode()).isEqualTo(2);
            assertThat(otherEvents.err()).contains("--type registration", "--type conversion");
            assertThat(otherRows.exitCode()).isEqualTo(2);
            assertThat(otherRows.err()).contains("another content");
            assertThat(without.err()).contains("begins with the first row all the same");
            assertThat(none.err()).contains("no state to continue from");
            assertThat(none.json()).containsEntry("accepted", 30);
        }
    }

    @Test
    void more_errors_than_allowed_stop_it() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path file = here.file("bad.csv", "user_id,type", ",registration", ",registration", "u,registration");

            Run.Ended ended = here.call(file, "--max-errors=1");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.json()).containsEntry("code", "too_many_errors").containsEntry("rejected", 2);
            assertThat(sandbox.events()).isEmpty();
        }
    }

    @Test
    void a_dry_run_shows_what_would_be_sent_and_sends_keeps_and_writes_nothing() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path file = here.file("some.csv", "user_id,occurred_at", "usr_1,2026-04-01", "usr_2,yesterday");

            Run.Ended ended = here.call(file, "--type=registration", "--dry-run");

            assertThat(ended.exitCode()).isEqualTo(4);
            assertThat(ended.json())
                    .containsEntry("read", 2)
                    .containsEntry("would_send", 1)
                    .containsEntry("would_reject", 1);
            assertThat(ended.json().get("first"))
                    .asString()
                    .contains("user_id=usr_1", "occurred_at=2026-04-01T00:00:00Z");
            assertThat(ended.err()).contains("line 3, column occurred_at: occurred_at is \"yesterday\"; expected");
            assertThat(sandbox.attempts()).isEmpty();
            try (var files = Files.list(folder)) {
                assertThat(files).containsExactly(file);
            }
        }
    }

    @Test
    void a_second_import_of_the_same_content_is_busy_while_the_first_runs() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            Path file = here.users("users.csv", 3);
            Path state = folder.resolve("state.json");
            try (var first = StateFile.open(state)) {
                Run.Ended second = here.call(file, "--type=registration", "--state", state.toString());

                assertThat(second.exitCode()).isEqualTo(5);
                assertThat(second.err()).contains("another import", first.path().toString());
            }
            assertThat(here.call(file, "--type=registration", "--state", state.toString())
                            .exitCode())
                    .isZero();
            assertThat(folder.resolve("state.json.lock")).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rate=fast",
                "--rate=0/s",
                "--zone=Mars",
                "--concurrency=0",
                "--limit=0",
                "--map=user_id",
                "--map=colour=x",
                "--format=xml",
                "--map=user_id=nobody"
            })
    void an_option_that_cannot_be_used_is_wrong_usage_and_named(String option) throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);

            Run.Ended ended = here.call(here.users("users.csv", 3), "--type=registration", option);

            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.err()).contains(option.substring(option.lastIndexOf('=') + 1));
            assertThat(sandbox.attempts()).isEmpty();
        }
    }

    @Test
    void a_rate_is_kept() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            Importing here = new Importing(folder, sandbox);
            long from = System.nanoTime();

            here.call(here.users("users.csv", 16), "--type=registration", "--rate=20/s");

            assertThat((System.nanoTime() - from) / 1e9).isGreaterThan(15 / 20.0);
            assertThat(sandbox.attempts()).hasSize(16);
        }
    }
}
