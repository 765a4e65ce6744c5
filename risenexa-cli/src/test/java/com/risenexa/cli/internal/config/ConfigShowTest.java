package com.risenexa.cli.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigShowTest {
    private static final String KEY = "rxt_live_abc1234567890";

    @TempDir
    Path folder;

    private Run withProfile(String text) throws IOException {
        Path file = Files.createDirectories(folder.resolve("risenexa")).resolve("staging.properties");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return new Run().environment("XDG_CONFIG_HOME", folder.toString());
    }

    private static void expect(Run.Ended ended, String setting, String value, String source) {
        assertThat(ended.json().get(setting))
                .as(setting)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("value", value)
                .containsEntry("source", source);
    }

    @Test
    void flag_goes_before_property_before_environment_before_profile_before_default() throws IOException {
        Run run = withProfile("timeout=4s\nmax_retries=4\nbase_url=https://profile.example\nstartup_slug=four\n")
                .environment("RISENEXA_TIMEOUT", "3s")
                .environment("RISENEXA_MAX_RETRIES", "3")
                .environment("RISENEXA_BASE_URL", "https://environment.example")
                .property("risenexa.timeout", "2s")
                .property("risenexa.max-retries", "2");

        Run.Ended shown = run.call("config", "show", "--json", "--timeout", "1s", "--profile", "staging");

        expect(shown, "timeout", "1s", "flag");
        expect(shown, "max_retries", "2", "system property");
        expect(shown, "base_url", "https://environment.example", "environment");
        expect(shown, "startup_slug", "four", "profile");
        expect(shown, "max_retry_after", "60s", "default");
        assertThat(shown.json().keySet())
                .containsExactly(
                        "api_key",
                        "startup_slug",
                        "base_url",
                        "timeout",
                        "max_retries",
                        "max_retry_after",
                        "allow_insecure");
    }

    @Test
    void r22_the_key_is_masked_in_text_and_in_json() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");

        Run.Ended text = new Run().call("config", "show", "--api-key-file", file.toString());
        Run.Ended json = new Run().input(KEY).call("config", "show", "--json", "--api-key-file", "-");

        expect(json, "api_key", "rxt_…7890", "flag");
        assertThat(text.out()).contains("rxt_…7890", "flag --api-key-file");
        assertThat(text.out() + text.err() + json.out() + json.err()).doesNotContain(KEY);
    }

    @Test
    void a_profile_that_others_can_read_is_refused() throws IOException {
        Run run = withProfile("api_key=" + KEY + "\n");
        Files.setPosixFilePermissions(
                folder.resolve("risenexa/staging.properties"), PosixFilePermissions.fromString("rw-r--r--"));

        Run.Ended shown = run.call("config", "show", "--profile", "staging");

        assertThat(shown.exitCode()).isEqualTo(2);
        assertThat(shown.err()).contains("can be read by others", "chmod 600");
        assertThat(shown.out() + shown.err()).doesNotContain(KEY);
    }

    @Test
    void a_profile_that_others_can_change_is_refused() throws IOException {
        for (String permissions : List.of("rw--w----", "rw-----w-")) {
            Run run = withProfile("base_url=https://elsewhere.example\n");
            Files.setPosixFilePermissions(
                    folder.resolve("risenexa/staging.properties"), PosixFilePermissions.fromString(permissions));

            Run.Ended shown = run.call("config", "show", "--profile", "staging");

            assertThat(shown.exitCode()).as(permissions).isEqualTo(2);
            assertThat(shown.err()).contains("can be changed by others (" + permissions + ")", "chmod 600");
        }
    }

    @Test
    void a_profile_may_begin_with_a_byte_order_mark_and_is_named_if_it_is_not_utf_8() throws IOException {
        Run.Ended marked =
                withProfile("\uFEFFstartup_slug=äcme\n").call("config", "show", "--profile=staging", "--json");
        Path file = folder.resolve("risenexa/staging.properties");
        Files.writeString(file, "\uFEFFstartup_slug=acme\n", StandardCharsets.UTF_16LE);
        Run run = new Run().environment("XDG_CONFIG_HOME", folder.toString());
        Run.Ended utf16 = run.call("config", "show", "--profile=staging");
        Files.writeString(file, "startup_slug=äcme\n", StandardCharsets.ISO_8859_1);
        Run.Ended latin = run.call("config", "show", "--profile=staging");

        expect(marked, "startup_slug", "äcme", "profile");
        assertThat(utf16.err()).contains("staging.properties is UTF-16; save it as UTF-8");
        assertThat(latin.err()).contains("staging.properties is not UTF-8");
        assertThat(List.of(utf16.exitCode(), latin.exitCode())).containsOnly(2);
    }

    @Test
    void a_profile_without_end_is_read_no_further_than_a_profile_may_be_long() throws IOException {
        Run run = withProfile("");
        Path file = folder.resolve("risenexa/staging.properties");
        Files.writeString(file, "#".repeat(65 * 1024));

        Run.Ended shown = run.call("config", "show", "--profile", "staging");

        assertThat(shown.exitCode()).isEqualTo(2);
        assertThat(shown.err()).contains("staging.properties is larger than 64 KiB");
    }

    @Test
    void without_a_home_folder_a_profile_is_not_looked_for_in_the_folder_of_the_moment() {
        for (Run run : List.of(
                new Run().property("user.home", "?"),
                new Run(),
                new Run().environment("HOME", ""),
                new Run().environment("HOME", "here"))) {
            Run.Ended shown = run.call("config", "show", "--profile", "staging");

            assertThat(shown.exitCode()).isEqualTo(2);
            assertThat(shown.err()).contains("has no home folder", "HOME or XDG_CONFIG_HOME");
        }
    }

    @Test
    void a_profile_that_is_not_there_or_sets_what_is_no_option_is_refused() throws IOException {
        Run.Ended misspelt = withProfile("startup=acme\n").call("config", "show", "--profile", "staging");
        Run.Ended missing = withProfile("").call("config", "show", "--profile", "production");
        Run.Ended outside = withProfile("").call("config", "show", "--profile", "../staging");

        assertThat(misspelt.err()).contains("sets startup, which is not an option", "startup_slug");
        assertThat(missing.err()).contains("production.properties");
        assertThat(outside.err()).contains("invalid profile name '../staging'");
        assertThat(new int[] {misspelt.exitCode(), missing.exitCode(), outside.exitCode()})
                .containsOnly(2);
    }

    @Test
    void with_nothing_configured_a_sandbox_of_this_machine_is_used_and_that_is_said() {
        try (Sandbox sandbox = Sandbox.start()) {
            Run.Ended track = new Run()
                    .sandboxPort(sandbox.port())
                    .call("track", "registration", "--user", "usr_1", "--timeout", "60s");

            assertThat(track.exitCode()).isZero();
            assertThat(track.err()).contains("using the sandbox at " + sandbox.baseUrl());
            assertThat(sandbox.counters().registered().net()).isEqualTo(1);
            Run.Ended shown = new Run().sandboxPort(sandbox.port()).call("config", "show", "--json");
            expect(shown, "base_url", sandbox.baseUrl(), "sandbox");
            expect(shown, "startup_slug", "demo", "sandbox");
        }
    }

    @Test
    void with_nothing_configured_and_no_sandbox_nothing_is_sent_anywhere() {
        Run.Ended track = new Run().call("track", "registration", "--user", "usr_1", "--json");

        assertThat(track.exitCode()).isEqualTo(2);
        assertThat(track.json()).containsEntry("result", "configuration_error").containsEntry("attempts", 0);
        assertThat(track.err()).contains("api_key is missing", "risenexa sandbox");
    }

    @Test
    void a_key_of_the_users_own_never_meets_the_sandbox_by_chance() {
        try (Sandbox sandbox = Sandbox.start()) {
            Run.Ended shown = new Run()
                    .sandboxPort(sandbox.port())
                    .environment("RISENEXA_API_KEY", KEY)
                    .call("config", "show", "--json");

            expect(shown, "base_url", "https://app.risenexa.com", "default");
            assertThat(shown.err()).isEmpty();
        }
    }

    @Test
    void an_empty_key_file_and_a_missing_one_are_named() {
        Run.Ended empty = new Run().call("config", "show", "--api-key-file", "-");
        Run.Ended missing = new Run()
                .call("config", "show", "--api-key-file", folder.resolve("none").toString());

        assertThat(empty.err()).contains("--api-key-file - is empty");
        assertThat(missing.err()).contains("none does not exist");
        assertThat(Map.of(empty.exitCode(), 1, missing.exitCode() + 1, 1)).containsOnlyKeys(2, 3);
    }
}
