package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.support.Child;
import com.risenexa.cli.support.Local;
import com.risenexa.cli.support.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    /** Ends with 9 on SIGTERM and, if ONCE is set, with 8 on SIGINT; else says how often that came. */
    private static final String LISTENER = "n=0; trap 'n=$((n+1)); [ -z \"$ONCE\" ] || exit 8' INT;"
            + " trap 'echo \"INT came $n times\"; exit 9' TERM; echo ready; while :; do sleep 0.05; done";

    @TempDir
    Path folder;

    private Child run(Map<String, String> environment, String... words) throws IOException {
        List<String> args = new ArrayList<>(List.of("sandbox", "run"));
        args.addAll(List.of(words));
        return Child.start(folder, environment, args.toArray(String[]::new));
    }

    /** But for what a newer JVM says of SQLite's native code; the launcher tells it that this is meant to be. */
    private List<String> stderr() throws IOException {
        return Files.readAllLines(folder.resolve("stderr")).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("WARNING: "))
                .toList();
    }

    @Test
    void a_command_finds_the_sandbox_by_its_environment_and_its_exit_code_is_passed_on()
            throws IOException, InterruptedException {
        Map<String, String> production =
                Map.of("RISENEXA_STARTUP_SLUG", "acme", "RISENEXA_API_KEY", "rxt_live_abc1234567890");
        String command = Child.quoted("track", "registration", "--user", "usr_1", "--timeout", "60s")
                + " && echo \"$RISENEXA_BASE_URL $RISENEXA_STARTUP_SLUG\" && exit 7";
        try (Child child = run(production, "--port=0", "--startup=shop", "--fault=503,ok", "--", "sh", "-c", command)) {
            assertThat(child.line())
                    .startsWith("accepted  user_registered  usr_1")
                    .endsWith("2 attempts");
            String[] found = child.line().split(" ", 2);
            assertThat(found[1]).isEqualTo("shop");
            assertThat(child.exitCode()).isEqualTo(7);
            assertThat(stderr()).containsExactly("Sandbox: 2 attempts, 1 event, 0 duplicates; verify ok");
            assertThat(new Run()
                            .call("sandbox", "status", "--base-url", found[0])
                            .exitCode())
                    .as("it goes on")
                    .isEqualTo(3);
        }
    }

    @Test
    void a_sandbox_that_is_there_is_used_and_goes_on() throws IOException, InterruptedException {
        String command = Child.quoted("track", "registration", "--user", "usr_1", "--json", "--timeout", "60s");
        try (Local local = Local.start();
                Child child =
                        run(Map.of(), "--port", String.valueOf(local.sandbox().port()), "sh", "-c", command)) {
            assertThat(JsonText.readObject(child.line())).containsEntry("result", "accepted");
            assertThat(child.exitCode()).isZero();
            assertThat(stderr())
                    .containsExactly(
                            "Using the sandbox at " + local.sandbox().baseUrl() + ", which keeps running afterwards.");
            assertThat(local.sandbox().counters().registered().net()).isEqualTo(1);
        }
    }

    @Test
    void with_json_stdout_is_one_document_and_what_the_command_prints_goes_to_stderr()
            throws IOException, InterruptedException {
        try (Child child =
                run(Map.of(), "--json", "--port=0", "sh", "-c", "echo \"$@\"; exit 3", "sh", "--json", "--port")) {
            Map<String, @Nullable Object> document = JsonText.readObject(child.line());
            assertThat(child.exitCode()).isEqualTo(3);
            assertThat(document.keySet())
                    .containsExactly("exit_code", "base_url", "started", "counters", "verify", "audit");
            assertThat(document).containsEntry("exit_code", 3).containsEntry("started", true);
            assertThat(stderr()).containsExactly("--json --port");
        }
    }

    @Test
    void signals_are_passed_on_and_the_command_decides_what_they_end() throws IOException, InterruptedException {
        try (Child interrupted = run(Map.of("ONCE", "1"), "--port=0", "--", "sh", "-c", LISTENER);
                Child terminated = run(Map.of(), "--port=0", "--ready-file=ready", "--", "sh", "-c", LISTENER)) {
            assertThat(interrupted.line()).isEqualTo("ready");
            assertThat(terminated.line()).isEqualTo("ready");
            assertThat(folder.resolve("ready")).exists();
            interrupted.interrupt();
            terminated.terminate();

            assertThat(interrupted.exitCode()).isEqualTo(8);
            assertThat(terminated.line()).isEqualTo("INT came 0 times");
            assertThat(terminated.exitCode()).isEqualTo(9);
            assertThat(folder.resolve("ready")).doesNotExist();
        }
    }

    @Test
    void a_ctrl_c_that_reaches_all_of_a_terminal_is_not_passed_on_once_more() throws IOException, InterruptedException {
        try (Child child = Child.startGroup(folder, "sandbox", "run", "-q", "--port=0", "--", "sh", "-c", LISTENER)) {
            assertThat(child.line()).isEqualTo("ready");
            signal("INT", "-" + child.pid());
            signal("TERM", String.valueOf(child.pid()));

            assertThat(child.line()).isEqualTo("INT came 1 times");
            assertThat(child.exitCode()).isEqualTo(9);
        }
    }

    private static void signal(String name, String whom) throws IOException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -s \"$0\" -- \"$1\"", name, whom)
                .inheritIO()
                .start();
        assertThat(kill.onExit().join().exitValue()).isZero();
    }

    @Test
    void a_command_that_a_signal_ends_and_one_that_is_not_there_have_their_codes()
            throws IOException, InterruptedException {
        try (Child killed = run(Map.of(), "-q", "--port=0", "--", "sh", "-c", "kill -9 $$")) {
            assertThat(killed.exitCode()).isEqualTo(137);
            assertThat(stderr()).isEmpty();
        }
        Run.Ended missing = new Run().call("sandbox", "run", "--port=0", "--", "/nowhere/command");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("/nowhere/command cannot be run");
        assertThat(new Run().call("sandbox", "run").exitCode()).isEqualTo(2);
        assertThat(new Run()
                        .call("sandbox", "run", "--base-url=http://127.0.0.1:1", "true")
                        .exitCode())
                .isEqualTo(3);
    }
}
