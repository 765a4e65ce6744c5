package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.support.FakeSandbox;
import com.risenexa.cli.support.Local;
import com.risenexa.cli.support.Run;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayAndExportTest {
    private final Local local = Local.start();

    @AfterEach
    void stop() {
        local.close();
    }

    @Test
    void a_replay_sends_it_again_and_ends_as_the_answer_says() {
        local.client().trackRegistration("usr_1");
        local.send("{}");

        Run.Ended again = local.call("sandbox", "replay", "1");
        Run.Ended refused = local.call("sandbox", "replay", "2");
        local.sandbox().faults().everyEvent("503");
        Run.Ended faulted = local.call("sandbox", "replay", "1", "--json");

        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("202 duplicate", "+user_registered", "usr_1");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("404 rejected", "startup_unknown");
        assertThat(faulted.exitCode()).isEqualTo(3);
        assertThat(faulted.json()).containsEntry("outcome", "faulted").containsEntry("seq", 5);
        assertThat(local.sandbox().counters().registered().net()).isEqualTo(1);
    }

    @Test
    void a_number_that_no_attempt_has_is_refused_and_what_is_no_number_is_wrong_usage() {
        assertThat(local.call("sandbox", "replay", "9").exitCode()).isEqualTo(1);
        assertThat(local.call("sandbox", "replay", "9").err()).contains("There is no attempt 9");
        for (String[] wrong :
                List.of(new String[] {"sandbox", "replay"}, new String[] {"sandbox", "replay", "0"}, new String[] {
                    "sandbox", "replay", "first"
                })) {
            assertThat(local.call(wrong).exitCode()).isEqualTo(2);
        }
    }

    @Test
    void an_export_is_a_document_per_line_or_a_table_of_events_or_attempts() throws IOException {
        for (int i = 0; i < 300; i++) {
            local.client().trackRegistration("usr_" + i); // more than is written at once
        }
        local.send("{}");

        List<String> events =
                local.call("sandbox", "export", "--json").out().lines().toList();
        List<String> chosen =
                local.call("sandbox", "export", "--user=usr_7").out().lines().toList();
        String csv = local.call("sandbox", "export", "--format=csv", "--of=attempts", "--outcome=rejected")
                .out();

        assertThat(events).hasSize(300);
        assertThat(JsonText.readObject(events.get(299))).containsEntry("user_id", "usr_299");
        assertThat(chosen).hasSize(1);
        assertThat(csv).startsWith("seq,at,startup,").contains("\r\n301,", ",rejected,startup_unknown,404,");
        assertThat(local.call("sandbox", "export", "--format=csv").out().lines())
                .hasSize(301);
    }

    @Test
    void control_characters_of_others_are_escaped_in_json_and_left_out_of_csv() {
        local.send("{\"event_type\":\"user_registered\",\"user_id\":\"usr_1\",\"startup_slug\":\"demo\","
                + "\"event_id\":\"0b5c1a52-9d3f-4a6e-8f11-2c3d4e5f6a7b\","
                + "\"metadata\":{\"plan\":\"\u009b31m\u202epro 🙂\"}}");

        String json = local.call("sandbox", "export").out();
        String csv = local.call("sandbox", "export", "--format", "csv").out();

        assertThat(json).contains("\\u009b31m\\u202epro 🙂").doesNotContain("\u009b", "\u202e");
        assertThat(csv).contains("31mpro 🙂").doesNotContain("\u009b", "\u202e");
    }

    @Test
    void formats_that_contradict_and_an_export_that_breaks_off_are_said() throws IOException {
        assertThat(local.call("sandbox", "export", "--json", "--format=csv").exitCode())
                .isEqualTo(2);
        assertThat(local.call("sandbox", "export", "--format=xml").exitCode()).isEqualTo(2);
        assertThat(local.call("sandbox", "export", "--outcome=nonsense").exitCode())
                .isEqualTo(1);
        try (FakeSandbox half = new FakeSandbox(
                "/export", exchange -> FakeSandbox.answer(exchange, 200, 1000, "{\"seq\":1}\n{\"seq\":"))) {
            Run.Ended ended = new Run().sandboxPort(half.port()).call("sandbox", "export");
            assertThat(ended.exitCode()).isEqualTo(3);
            assertThat(ended.err()).contains("the export broke off");
        }
    }
}
