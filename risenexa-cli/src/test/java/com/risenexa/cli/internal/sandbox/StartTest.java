package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.Eventually;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir
    Path folder;

    private Child start(String... args) throws IOException {
        return Child.start(folder, Map.of(), args);
    }

    private static CompletableFuture<Run.Ended> sandbox(String... options) {
        List<String> args = new ArrayList<>(List.of("sandbox"));
        args.addAll(List.of(options));
        return CompletableFuture.supplyAsync(
                () -> new Run().call(args.toArray(String[]::new)), call -> new Thread(call).start());
    }

    private Map<String, @Nullable Object> ready() throws IOException {
        Path file = folder.resolve("ready");
        Eventually.until("the ready file", () -> Files.exists(file));
        return JsonText.readObject(Files.readString(file));
    }

    private static TrackingClient client(Map<String, @Nullable Object> ready) {
        return TrackingClient.builder()
                .baseUrl((String) ready.get("base_url"))
                .apiKey((String) ready.get("api_key"))
                .startupSlug((String) ready.get("startup_slug"))
                .timeout(Duration.ofSeconds(30)) // a busy machine is no time-out
                .build();
    }

    @Test
    void the_ready_file_says_where_while_it_runs_and_what_arrives_is_shown_as_lines_of_json()
            throws IOException, InterruptedException {
        try (Child child = start("sandbox", "start", "--memory", "--port=0", "--ready-file=ready", "--json")) {
            Map<String, @Nullable Object> ready = ready();
            assertThat(ready.keySet()).containsExactly("base_url", "startup_slug", "api_key", "pid");
            assertThat(ready).containsEntry("startup_slug", "demo").containsEntry("api_key", "rxt_sandbox_full");
            assertThat(((Number) ready.get("pid")).longValue()).isEqualTo(child.pid());

            assertThat(client(ready).trackRegistration("usr_ü").isAccepted()).isTrue();

            assertThat(JsonText.readObject(child.line()))
                    .containsEntry("user_id", "usr_ü")
                    .containsEntry("outcome", "counted");
            child.interrupt();
            assertThat(child.exitCode()).isEqualTo(130);
            assertThat(folder.resolve("ready")).doesNotExist();
        }
    }

    @Test
    void without_a_command_it_starts_in_a_folder_of_its_own_and_keeps_what_was_counted()
            throws IOException, InterruptedException {
        for (int round = 1; round <= 2; round++) {
            try (Child child = start("sandbox", "--port=0", "--ready-file=ready", "--no-tail", "--startup=acme")) {
                Map<String, @Nullable Object> ready = ready();
                assertThat(ready).containsEntry("startup_slug", "acme");
                client(ready).trackRegistration("usr_" + round);
                String url = String.valueOf(ready.get("base_url"));
                assertThat(new Run()
                                .call("sandbox", "counters", "--base-url", url, "--json")
                                .out())
                        .contains("\"acme\":{\"user_registered\":{\"added\":" + round);
                child.terminate();
                assertThat(child.exitCode()).isEqualTo(143);
            }
        }
        assertThat(folder.resolve(".risenexa/sandbox/.gitignore")).hasContent("*");
    }

    @Test
    void a_port_that_something_else_has_and_a_folder_in_use_are_busy() throws IOException {
        try (RawServer other = RawServer.answering(Reply.json(404, "").thenClose());
                Sandbox sandbox = Sandbox.builder().data(folder).start()) {
            // On a thread each: every one tries for three seconds.
            CompletableFuture<Run.Ended> first = sandbox("--memory", "--port", String.valueOf(other.port()));
            CompletableFuture<Run.Ended> second = sandbox("--data", folder.toString(), "--port=0");
            CompletableFuture<Run.Ended> third = sandbox("--memory", "--port", String.valueOf(sandbox.port()));
            Run.Ended port = first.join();
            Run.Ended data = second.join();
            Run.Ended mine = third.join();

            assertThat(port.exitCode()).isEqualTo(5);
            assertThat(port.err()).contains("port " + other.port() + " is in use");
            assertThat(data.exitCode()).isEqualTo(5);
            assertThat(data.err()).contains("another sandbox uses " + folder);
            assertThat(mine.exitCode())
                    .as("attached, though --memory was asked for")
                    .isEqualTo(5);
        }
    }

    @Test
    void where_a_sandbox_runs_already_its_traffic_is_shown() throws IOException, InterruptedException {
        try (Sandbox sandbox = Sandbox.start();
                Child child = start("sandbox", "--json", "--port", String.valueOf(sandbox.port()))) {
            Eventually.until(
                    "attached", () -> Files.readString(folder.resolve("stderr")).contains("runs at"));
            // The tail begins with what arrives after it has looked: send until one is seen.
            Thread sender = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    sandbox.client().trackRegistration("usr_1");
                }
            });
            sender.start();
            assertThat(child.line()).contains("usr_1");
            sender.interrupt();
            sender.join();
            child.terminate();
            assertThat(child.exitCode()).isEqualTo(143);
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }

    @Test
    void a_fault_a_limit_and_strictness_are_those_asked_for() throws IOException, InterruptedException {
        try (Child child = start(
                "sandbox",
                "--memory",
                "--port=0",
                "--ready-file=ready",
                "--no-tail",
                "--strict",
                "--rate-limit=2/h",
                "--fault=503")) {
            TrackingClient client = client(ready()).toBuilder().maxRetries(0).build();
            TrackingEvent event = TrackingEvent.registration("usr_1");

            assertThat(client.track(event).type()).as("the fault").isEqualTo("max_retries_exceeded");
            assertThat(client.track(event).type()).isEqualTo("accepted");
            assertThat(client.track(event.withOccurredAt(Instant.EPOCH)).type())
                    .as("strict")
                    .isEqualTo("validation_error");
            assertThat(client.trackRegistration("usr_2").type()).as("the limit").isEqualTo("rate_limited");
            child.terminate();
            assertThat(child.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void values_that_cannot_be_used_are_wrong_usage_and_named() {
        for (List<String> args : List.of(
                List.of("--port=99999", "99999"),
                List.of("--fault=503*", "503*"),
                List.of("--rate-limit=lots", "lots"),
                List.of("--startup=No Slug", "No Slug"))) {
            Run.Ended ended = new Run().call("sandbox", "start", "--memory", args.get(0));

            assertThat(ended.exitCode()).as(args.get(0)).isEqualTo(2);
            assertThat(ended.err()).contains(args.get(1));
        }
    }
}
