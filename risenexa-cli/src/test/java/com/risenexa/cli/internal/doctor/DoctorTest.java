package com.risenexa.cli.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Local;
import com.risenexa.cli.support.Run;
import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final String KEY = "rxt_live_abc1234567890";

    @TempDir
    Path folder;

    private static Run configured() {
        return new Run().environment("RISENEXA_API_KEY", KEY).environment("RISENEXA_STARTUP_SLUG", "acme");
    }

    @Test
    void beside_a_sandbox_every_check_passes_and_nothing_is_counted() throws Exception {
        try (Local local = Local.start()) {
            Run.Ended doctor = local.run().property("java.version", "17.0.1").call("doctor", "--probe");

            assertThat(doctor.exitCode()).as(doctor.out()).isZero();
            assertThat(doctor.out())
                    .contains("✓ java      Java 17.0.1", "✓ dns       127.0.0.1 is 127.0.0.1")
                    .contains("- tls       not used", "✓ proxy     none", "✓ clock     within 5 s")
                    .contains(
                            "✓ auth      key and startup are accepted",
                            "✓ sandbox   " + local.sandbox().baseUrl())
                    .contains("- outbox    no outbox is named")
                    .endsWith("\n12 checks: 10 ok, 0 warning, 0 failed, 2 skipped\n");
            assertThat(local.sandbox().events()).isEmpty();
        }
    }

    @Test
    void without_probe_no_request_carries_the_key() {
        try (Local local = Local.start()) {
            Run.Ended doctor = local.run().call("doctor");

            assertThat(doctor.exitCode()).isZero();
            assertThat(doctor.out()).contains("- auth      not checked", "--probe");
            assertThat(local.sandbox().attempts()).isEmpty();
        }
    }

    @Test
    void json_has_each_check_with_its_fact_and_its_fix() {
        Run.Ended doctor = configured().call("doctor", "config", "outbox", "--json");

        assertThat(doctor.json()).containsOnlyKeys("ok", "checks", "summary").containsEntry("ok", true);
        assertThat(doctor.out())
                .contains(
                        "{\"check\":\"config\",\"status\":\"ok\",\"fact\":\"startup_slug acme (environment)\",\"fix\":null}")
                .contains(
                        "{\"check\":\"outbox\",\"status\":\"skipped\",\"fact\":\"no outbox is named\",\"fix\":\"if you");
        assertThat(doctor.json()).containsEntry("summary", "2 checks: 1 ok, 0 warning, 0 failed, 1 skipped");
    }

    @Test
    void an_unknown_check_is_wrong_usage_and_the_known_ones_are_named() {
        Run.Ended doctor = new Run().call("doctor", "dsn");

        assertThat(doctor.exitCode()).isEqualTo(2);
        assertThat(doctor.err()).contains("unknown check 'dsn'", "api-key", "dns");
    }

    @Test
    void java_older_than_17_fails() {
        Run.Ended doctor = new Run().property("java.version", "11.0.2").call("doctor", "java");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains("✗ java      Java 11.0.2", "expected 17 or newer", "install JDK 25");
    }

    @Test
    void a_configuration_that_cannot_be_read_fails_and_what_needs_it_is_skipped() {
        Run.Ended doctor = configured().environment("HOME", "/home/nobody").call("doctor", "--profile", "missing");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("✗ config    --profile missing", "- api-key   not checked")
                .contains("- connect   not checked: dns did not pass");
    }

    @Test
    void a_missing_startup_and_a_missing_key_fail() {
        Run.Ended doctor = new Run().call("doctor", "config", "api-key");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("✗ config    startup_slug is missing", "RISENEXA_STARTUP_SLUG")
                .contains("✗ api-key   no API key is set", "RISENEXA_API_KEY");
    }

    @Test
    void a_setting_out_of_range_fails() {
        Run.Ended doctor = configured().call("doctor", "config", "--timeout", "1h");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains("✗ config    timeout is");
    }

    @Test
    void r22_a_key_is_shown_by_its_ends_and_one_of_another_shape_is_a_warning() {
        Run.Ended usual = configured().call("doctor", "api-key");
        Run.Ended odd = configured()
                .environment("RISENEXA_API_KEY", "sk_live_abc1234567890")
                .call("doctor", "api-key");
        Run.Ended strict = configured()
                .environment("RISENEXA_API_KEY", "sk_live_abc1234567890")
                .call("doctor", "api-key", "--strict");
        Run.Ended broken =
                configured().environment("RISENEXA_API_KEY", "rxt_live_a\nb").call("doctor", "api-key");

        assertThat(usual.out()).contains("✓ api-key   rxt_…7890 (environment)");
        assertThat(odd.out()).contains("! api-key   sk_l…7890 does not begin with rxt_");
        assertThat(List.of(usual.exitCode(), odd.exitCode(), strict.exitCode(), broken.exitCode()))
                .containsExactly(0, 0, 1, 1);
        assertThat(usual.out() + odd.out() + broken.out()).doesNotContain(KEY, "sk_live_abc", "rxt_live_a");
    }

    @Test
    void a_sandbox_key_for_a_remote_server_fails() {
        Run.Ended doctor =
                configured().environment("RISENEXA_API_KEY", "rxt_sandbox_full").call("doctor", "api-key");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains("is a sandbox's key, but base_url is https://app.risenexa.com");
    }

    @Test
    void r22_plain_http_to_another_host_fails_and_is_a_warning_if_it_is_allowed() {
        Run.Ended refused = configured().call("doctor", "base-url", "--base-url", "http://risenexa.example");
        Run.Ended allowed =
                configured().call("doctor", "base-url", "--base-url", "http://risenexa.example", "--allow-insecure");
        Run.Ended unreadable = configured().call("doctor", "base-url", "--base-url", "risenexa.example");

        assertThat(refused.out()).contains("✗ base-url  base_url");
        assertThat(allowed.out()).contains("! base-url  http://risenexa.example is not encrypted");
        assertThat(List.of(refused.exitCode(), allowed.exitCode(), unreadable.exitCode()))
                .containsExactly(1, 0, 1);
    }

    @Test
    void an_outbox_with_parked_events_is_a_warning_and_one_that_is_not_there_fails() throws Exception {
        Path file = folder.resolve("outbox.db");
        try (Local local = Local.start();
                TrackingOutbox outbox = TrackingOutbox.embedded(file, local.client())) {
            assertThat(new Run()
                            .call("doctor", "outbox", "--file", file.toString())
                            .out())
                    .contains("✓ outbox    0 pending, 0 parked");
            outbox.record(TrackingEvent.of(new EventType("page_viewed"), "usr_1"));
            outbox.start();
            Eventually.until("it is parked", () -> outbox.status().parked() == 1);

            Run.Ended parked = new Run().call("doctor", "outbox", "--file", file.toString());

            assertThat(parked.exitCode()).isZero();
            assertThat(parked.out()).contains("! outbox    0 pending, 1 parked", "risenexa outbox parked");
        }
        Run.Ended missing = new Run()
                .call("doctor", "outbox", "--file", folder.resolve("none.db").toString());
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.out()).contains("✗ outbox    --file");
        assertThat(Files.exists(folder.resolve("none.db"))).isFalse();
    }

    @Test
    void an_outbox_without_its_table_fails() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.db"));

        Run.Ended doctor = new Run()
                .environment("RISENEXA_OUTBOX_URL", "jdbc:sqlite:" + file)
                .call("doctor", "outbox");

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out()).contains("✗ outbox").contains("risenexa_outbox");
    }

    @Test
    void without_a_sandbox_that_check_is_skipped_and_says_how_to_start_one() {
        Run.Ended doctor = new Run().call("doctor", "sandbox");

        assertThat(doctor.exitCode()).isZero();
        assertThat(doctor.out()).contains("- sandbox   nothing answers at http://127.0.0.1:1", "risenexa sandbox");
    }
}
