package com.risenexa.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.support.Child;
import com.risenexa.testsupport.Eventually;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a real process shows. */
class ProcessTest {
    private static final Map<String, String> CONFIGURED =
            Map.of("RISENEXA_API_KEY", "rxt_live_abc1234567890", "RISENEXA_STARTUP_SLUG", "acme");

    /** For a shell: the command on the Java that runs this. */
    private static final String RISENEXA = "'%s' -cp '%s' com.risenexa.cli.Main"
            .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path"));

    @TempDir
    Path folder;

    @Test
    void arguments_and_output_are_utf_8_in_a_posix_locale() throws IOException, InterruptedException {
        Map<String, String> posix = Map.of(
                "LC_ALL", "POSIX", "RISENEXA_API_KEY", "rxt_live_abc1234567890", "RISENEXA_STARTUP_SLUG", "acme");
        // A JVM in such a locale cannot hand these arguments on; a file keeps its bytes.
        Path script = Files.writeString(
                folder.resolve("track.sh"),
                "exec " + RISENEXA + " track registration --user 'usr_ü_日本_🙂' --data 'näme=värde' --dry-run --json");
        try (Child child = Child.start(folder, posix, List.of("sh", script.toString()))) {
            assertThat(JsonText.readObject(child.line()).get("body")).asString().contains("usr_ü_日本_🙂", "näme=värde");
            assertThat(child.exitCode()).isZero();
        }
    }

    @Test
    void a_pipe_that_is_closed_ends_it_quietly() throws IOException, InterruptedException {
        String command = RISENEXA + " completion bash; echo \"ended $?\" >&2";
        try (Child child = Child.start(folder, Map.of(), List.of("sh", "-c", "{ " + command + "; } | head -n 1"))) {
            assertThat(child.exitCode()).isZero();
            assertThat(Files.readString(folder.resolve("stderr"))).isEqualTo("ended 0\n");
        }
    }

    @Test
    void ctrl_c_ends_a_call_that_waits_for_a_retry_at_once() throws IOException, InterruptedException {
        try (RawServer server = RawServer.answering(
                        Reply.json(503, "", "Retry-After: 50").thenClose());
                Child child = Child.start(
                        folder, CONFIGURED, "track", "registration", "--user", "u", "--base-url", server.baseUrl())) {
            Eventually.until("the first attempt", () -> !server.requests().isEmpty());
            child.interrupt();
            assertThat(child.exitCode()).isEqualTo(130);
        }
    }

    @Test
    void nothing_heavy_is_loaded_to_say_the_version_or_to_track() throws IOException, InterruptedException {
        String version = loadedBy("version");
        String track = loadedBy("track", "registration", "--user", "u", "--dry-run");

        assertThat(version).contains("com.risenexa.cli.Main").doesNotContain("picocli.", "java.net.http.HttpClient");
        assertThat(track)
                .contains("picocli.CommandLine")
                .doesNotContain("io.netty", "org.sqlite", "com.risenexa.sandbox");
    }

    private String loadedBy(String... args) throws IOException, InterruptedException {
        Path log = folder.resolve("classes-" + args[0]);
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "com.risenexa.cli.Main"));
        line.addAll(List.of(args));
        try (Child child = Child.start(folder, CONFIGURED, line)) {
            assertThat(child.exitCode()).isZero();
        }
        return Files.readString(log);
    }
}
