package com.risenexa.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A standard stream that cannot be written hides no exit code, and lost output is no success. */
class OutputErrorTest {
    private static final String FULL = "No space left on device";
    private static final String LOST = "risenexa: stdout cannot be written: ";

    @TempDir
    Path folder;

    private static OutputStream failing(String words) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(words);
            }
        };
    }

    private Run full() {
        return new Run().outTo(failing(FULL)).environment("HOME", folder.toString());
    }

    private Run full(String url) {
        return full().environment("RISENEXA_API_KEY", "rxt_live_abc1234567890")
                .environment("RISENEXA_STARTUP_SLUG", "acme")
                .environment("RISENEXA_BASE_URL", url)
                .environment("RISENEXA_TIMEOUT", "30s");
    }

    private static void temporary(Run.Ended ended) {
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err()).contains(LOST + FULL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "version --json",
                "--help",
                "help",
                "track --help",
                "config show",
                "config show --json",
                "completion bash",
                "demo --once",
                "demo --json"
            })
    void what_would_be_0_is_3_with_a_line_on_stderr(String command) {
        temporary(full().call(command.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status --json",
                "env",
                "events",
                "events --json",
                "events -f --since=1h",
                "events -f --since=1h --json",
                "counters",
                "failures",
                "verify",
                "audit",
                "wait --count=1",
                "fault add 503",
                "fault list --json",
                "fault clear",
                "replay 1",
                "export",
                "export --format=csv",
                "reset --yes"
            })
    void so_it_is_with_what_a_sandbox_is_asked(String command) {
        try (Sandbox sandbox = Sandbox.start();
                TrackingClient client = patient(sandbox)) {
            client.trackRegistration("usr_1");
            client.track(TrackingEvent.of(new EventType("page_viewed"), "usr_1"));

            temporary(full().sandboxPort(sandbox.port()).call(("sandbox " + command).split(" ")));
        }
    }

    private static TrackingClient patient(Sandbox sandbox) {
        return sandbox.client().toBuilder().timeout(Duration.ofSeconds(30)).build();
    }

    @Test
    void a_check_that_fails_stays_1() {
        try (Sandbox sandbox = Sandbox.start()) {
            Run.Ended ended =
                    full().sandboxPort(sandbox.port()).call("sandbox", "wait", "--count=1", "--timeout=1ms", "--json");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err()).contains(LOST + FULL);
        }
    }

    @ParameterizedTest
    @CsvSource({"202, 3", "401, 1", "422, 1", "429, 3", "503, 3"})
    void an_event_has_the_exit_code_of_its_answer_in_text_and_in_json(int status, int exitCode) throws IOException {
        try (RawServer server =
                RawServer.answering(Reply.json(status, "{\"error\":\"so\"}").thenClose())) {
            for (String form : List.of("--json", "--color=never")) {
                Run.Ended ended = full(server.baseUrl())
                        .call("track", "registration", "--user", "usr_1", "--max-retries", "0", form);

                assertThat(ended.exitCode()).as(form + ended.err()).isEqualTo(exitCode);
            }
        }
    }

    @Test
    void wrong_usage_stays_2() {
        assertThat(full().call("demo", "--nonsense", "--json").exitCode()).isEqualTo(2);
        assertThat(full("http://127.0.0.1:1")
                        .call("track", "registration", "--user=u", "--timeout=soon", "--json")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void an_import_keeps_its_exit_code() throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.csv"), "user_id,type\nusr_1,registration\n");
        Path some = Files.writeString(folder.resolve("some.csv"), "user_id,type\nusr_1,registration\n,registration\n");
        try (Sandbox sandbox = Sandbox.start()) {
            temporary(full().sandboxPort(sandbox.port()).call("import", rows.toString()));
            temporary(full().sandboxPort(sandbox.port()).call("import", rows.toString(), "--json", "--dry-run"));
            Run.Ended partial = full().sandboxPort(sandbox.port()).call("import", some.toString(), "--json");

            assertThat(partial.exitCode()).isEqualTo(4);
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
        }
        try (RawServer server = RawServer.answering(Reply.json(401, "").thenClose())) {
            assertThat(full(server.baseUrl())
                            .call("import", rows.toString(), "--json")
                            .exitCode())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "The pipe is being closed", "Tubería rota", "Connection reset by peer"})
    void a_pipe_whose_reader_has_gone_ends_quietly_in_every_language(String words) {
        Run.Ended ended = new Run().outIsPipe().outTo(failing(words)).call("config", "show");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void a_pipe_that_is_full_and_does_not_wait_has_its_reader_still() {
        Run.Ended ended = new Run()
                .outIsPipe()
                .outTo(failing("Resource temporarily unavailable"))
                .call("config", "show");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).startsWith(LOST);
    }

    /** Runs it in a shell, its streams redirected; what stands on stderr, and then its exit code. */
    private String shell(Map<String, String> environment, String redirected, String... command)
            throws IOException, InterruptedException {
        String line = redirected.formatted(Child.quoted(command)) + " >&2";
        try (Child child = Child.start(folder, environment, List.of("sh", "-c", line))) {
            child.exitCode();
        }
        return String.join(
                "\n",
                Files.readAllLines(folder.resolve("stderr")).stream()
                        .filter(text -> !text.isEmpty() && !text.startsWith("WARNING: "))
                        .toList());
    }

    private static Map<String, String> configured(String url) {
        return Map.of(
                "RISENEXA_API_KEY", "rxt_live_abc1234567890",
                "RISENEXA_STARTUP_SLUG", "acme",
                "RISENEXA_TIMEOUT", "60s",
                "RISENEXA_BASE_URL", url);
    }

    @Test
    void a_process_on_a_full_disk_ends_with_the_exit_code_of_its_command() throws IOException, InterruptedException {
        String disk = "%s >/dev/full; echo \"ended $?\"";
        assertThat(shell(Map.of(), disk, "version")).contains(LOST + FULL).endsWith("ended 3");
        try (RawServer refusing = RawServer.answering(Reply.json(401, "").thenClose());
                RawServer accepting = RawServer.answering(Reply.json(202, "").thenClose())) {
            String[] track = {"track", "registration", "--user", "usr_1", "--json", "--max-retries", "0"};
            assertThat(shell(configured(refusing.baseUrl()), disk, track))
                    .contains(LOST)
                    .endsWith("ended 1");
            assertThat(shell(configured(accepting.baseUrl()), disk, track))
                    .contains(LOST)
                    .endsWith("ended 3");
            assertThat(shell(configured("http://127.0.0.1:1"), disk, track)).endsWith("ended 3");
        }
        try (Sandbox sandbox = Sandbox.start();
                TrackingClient client = patient(sandbox)) {
            client.trackRegistration("usr_1");
            String[] follow = {"sandbox", "events", "-f", "--since", "1h", "--base-url", sandbox.baseUrl()};
            assertThat(shell(Map.of(), disk, follow)).contains(LOST + FULL).endsWith("ended 3");
        }
    }

    @Test
    void a_process_whose_reader_has_gone_is_quiet_and_keeps_the_exit_code_too()
            throws IOException, InterruptedException {
        String gone = "{ until [ -e closed ]; do :; done; %s; echo \"ended $?\" >&2; } | { exec <&-; : >closed; }";
        assertThat(shell(Map.of(), gone, "version")).isEqualTo("ended 0");
        try (RawServer refusing = RawServer.answering(Reply.json(401, "").thenClose())) {
            String said = shell(configured(refusing.baseUrl()), gone, "track", "registration", "--user", "u", "--json");
            assertThat(said).doesNotContain(LOST).endsWith("ended 1");
        }
    }

    @Test
    void a_stderr_that_cannot_be_written_changes_nothing() throws IOException, InterruptedException {
        String deaf = "%s 2>/dev/full; echo \"ended $?\"";
        try (RawServer refusing = RawServer.answering(Reply.json(401, "").thenClose())) {
            assertThat(shell(configured(refusing.baseUrl()), deaf, "track", "registration", "--user", "u", "-v"))
                    .endsWith("ended 1");
        }
        assertThat(shell(Map.of(), deaf, "nonsense")).endsWith("ended 2");
        String child = "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789; i=$((i+1)); done";
        String[] run = {"sandbox", "run", "--port=0", "--json", "--", "sh", "-c", child + "; exit 7"};
        assertThat(shell(Map.of(), deaf, run))
                .as("what it prints has no place to go")
                .endsWith("ended 7");
    }
}
