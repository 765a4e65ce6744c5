package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowEventsTest {
    @TempDir
    Path folder;

    private Child follow(String url, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("sandbox", "events", "-f", "--base-url", url));
        args.addAll(List.of(options));
        return Child.start(folder, Map.of(), args.toArray(String[]::new));
    }

    private static TrackingClient client(Sandbox sandbox) {
        return sandbox.client().toBuilder()
                .timeout(Duration.ofSeconds(30)) // a busy machine is no time-out
                .build();
    }

    private static @Nullable Object user(Child child) throws IOException {
        return JsonText.readObject(child.line()).get("user_id");
    }

    private String stderr() throws IOException {
        return Files.readString(folder.resolve("stderr"));
    }

    @Test
    void what_came_since_is_shown_once_and_then_what_arrives_even_after_a_restart()
            throws IOException, InterruptedException {
        Sandbox sandbox = Sandbox.builder().data(folder.resolve("data")).start();
        int port = sandbox.port();
        client(sandbox).trackRegistration("usr_1");
        try (Child child = follow(sandbox.baseUrl(), "--json", "--since", "1h")) {
            Map<String, @Nullable Object> first = JsonText.readObject(child.line());
            assertThat(first.keySet()).contains("seq", "at", "event_id", "event_type", "outcome", "code", "status");
            assertThat(first).containsEntry("user_id", "usr_1");
            client(sandbox).trackRegistration("usr_2");
            assertThat(user(child)).isEqualTo("usr_2");

            sandbox.close();
            Eventually.until("it is missed", () -> stderr().contains("is gone"));
            sandbox = Sandbox.builder().data(folder.resolve("data")).port(port).start();
            client(sandbox).trackRegistration("usr_3");

            assertThat(user(child)).as("none missing, none twice").isEqualTo("usr_3");
            assertThat(stderr()).contains("It is back");
            child.interrupt();
            assertThat(child.exitCode()).isEqualTo(130);
        } finally {
            sandbox.close();
        }
    }

    @Test
    void a_sandbox_in_memory_that_began_anew_is_read_from_its_start() throws IOException, InterruptedException {
        Sandbox sandbox = Sandbox.start();
        int port = sandbox.port();
        client(sandbox).trackRegistration("usr_old");
        try (Child child = follow(sandbox.baseUrl(), "--json", "--since", "1h")) {
            assertThat(user(child)).isEqualTo("usr_old");
            sandbox.close();
            Eventually.until("it is missed", () -> stderr().contains("is gone"));
            sandbox = Sandbox.builder().port(port).start();
            client(sandbox).trackRegistration("usr_1");
            client(sandbox).trackRegistration("usr_2");

            assertThat(List.of(String.valueOf(user(child)), String.valueOf(user(child))))
                    .containsExactly("usr_1", "usr_2");
            child.terminate();
            assertThat(child.exitCode()).isEqualTo(143);
        } finally {
            sandbox.close();
        }
    }

    @Test
    void only_what_was_asked_for_is_shown() throws IOException {
        try (Sandbox sandbox = Sandbox.start();
                TrackingClient client = client(sandbox)) {
            TrackingEvent twice = TrackingEvent.conversion("usr_2");
            client.trackRegistration("usr_2");
            client.track(twice);
            client.track(twice);
            client.trackConversion("usr_3");
            try (Child child = follow(
                    sandbox.baseUrl(),
                    "--since=1h",
                    "--user=usr_2",
                    "--type=user_converted",
                    "--outcome=duplicate",
                    "--json")) {
                assertThat(JsonText.readObject(child.line()))
                        .containsEntry("seq", 3)
                        .containsEntry("outcome", "duplicate");
            }
        }
    }

    @Test
    void a_pipe_that_is_closed_ends_it_quietly() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start();
                TrackingClient client = client(sandbox)) {
            client.trackRegistration("usr_1");
            client.trackRegistration("usr_2");
            String command = Child.quoted("sandbox", "events", "-f", "--since=1h", "--base-url=" + sandbox.baseUrl())
                    + "; echo \"ended $?\" >&2";
            try (Child child = Child.start(folder, Map.of(), List.of("sh", "-c", "{ " + command + "; } | head -n 1"))) {
                assertThat(child.line()).contains("usr_1");
                Eventually.until("ended", () -> {
                    client.trackRegistration("usr_3"); // to be told that nobody reads, something must be written
                    return stderr().contains("ended");
                });
                assertThat(stderr()).isEqualTo("ended 0\n");
                assertThat(child.exitCode()).isZero();
            }
        }
    }

    @Test
    void without_a_sandbox_it_ends_at_once_and_what_names_nothing_is_refused() {
        Run.Ended nobody = new Run().call("sandbox", "events", "-f");
        assertThat(nobody.exitCode()).isEqualTo(3);
        try (Sandbox sandbox = Sandbox.start()) {
            Run run = new Run().sandboxPort(sandbox.port());
            assertThat(run.call("sandbox", "events", "-f", "--outcome=nonsense").exitCode())
                    .isEqualTo(1);
            assertThat(run.call("sandbox", "events", "-f", "--limit=5").exitCode())
                    .isEqualTo(2);
            assertThat(run.call("sandbox", "events", "-f", "--since=soon").exitCode())
                    .isEqualTo(2);
        }
    }
}
