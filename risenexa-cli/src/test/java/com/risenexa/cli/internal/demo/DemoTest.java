package com.risenexa.cli.internal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {
    @Test
    void seven_events_six_are_accepted_and_each_is_counted_once() {
        Run.Ended demo = new Run().call("demo", "--once", "--json", "--port", "0");

        assertThat(demo.exitCode()).isZero();
        assertThat(demo.err()).isEmpty();
        Map<String, ?> json = demo.json();
        assertThat(json.keySet()).containsExactly("events", "counters", "verify", "dashboard");
        assertThat((List<?>) json.get("events")).extracting("result", "note").hasSize(7);
        assertThat(json.get("counters"))
                .isEqualTo(Map.of(
                        "demo",
                        Map.of(
                                "user_registered", Map.of("added", 4, "removed", 0, "net", 4),
                                "user_converted", Map.of("added", 1, "removed", 1, "net", 0))));
        assertThat(json.get("verify"))
                .isEqualTo(Map.of("ok", true, "attempts", 11, "events", 6, "duplicates", 1, "mismatches", List.of()));
    }
}
