package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.internal.embed.ClockedSandbox;
import com.risenexa.sandbox.support.HandClock;
import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Sse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures, series and metrics. */
class ReportsTest {
    private final HandClock clock = new HandClock();
    private final Sandbox sandbox = ClockedSandbox.start(clock);

    @AfterEach
    void close() {
        sandbox.close();
    }

    private Map<String, Object> json(String path) {
        return Http.json(Http.get(sandbox, path));
    }

    private static BigDecimal number(long value) {
        return BigDecimal.valueOf(value).stripTrailingZeros();
    }

    @Test
    void failures_are_told_by_code_the_most_frequent_first_with_a_remedy_and_a_sample() {
        Http.track(sandbox, event("login", "u", id(1), ""));
        clock.pass(60);
        Http.track(sandbox, event("login", "v", id(2), ""));
        Http.trackWithKey(sandbox, registration("u", id(3)), "rxt_live_wrong_key");
        Http.track(sandbox, registration("u", id(4)), "X-Sandbox-Fault", "503");

        List<Map<String, Object>> failures = Http.items(sandbox, "/_sandbox/failures");

        assertThat(failures).extracting("code").containsExactly("field_invalid", "key_unknown");
        assertThat(failures.get(0))
                .containsEntry("count", number(2))
                .containsEntry("first", "2026-04-01T12:00:00Z")
                .containsEntry("last", "2026-04-01T12:01:00Z");
        assertThat(failures.get(0).get("remedy").toString()).contains("errors");
        assertThat(failures.get(0).get("sample").toString())
                .contains("user_id=v")
                .contains("request=POST");
        assertThat(Http.items(sandbox, "/_sandbox/failures?status=401")).hasSize(1);
        assertThat(Http.items(sandbox, "/_sandbox/failures?startup=other")).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> totals(Map<String, Object> series) {
        return ((List<Map<String, Object>>) series.get("totals"))
                .stream()
                        .map(total -> total.get("outcome") + " " + total.get("attempts"))
                        .toList();
    }

    @Test
    void a_series_has_every_bucket_also_empty_ones_and_ends_with_this_moment() {
        Http.track(sandbox, registration("u", id(1)));
        Http.track(sandbox, registration("u", id(1)));
        clock.pass(25);
        Http.track(sandbox, event("user_converted", "u", id(2), ",\"action\":\"remove\""));
        Http.track(sandbox, event("login", "u", id(3), ""));
        Http.track(sandbox, registration("u", id(4)), "X-Sandbox-Fault", "503");

        Map<String, Object> series = json("/_sandbox/series?bucket=10s&window=40s");

        assertThat(series)
                .containsEntry("bucket_seconds", number(10))
                .containsEntry("from", "2026-04-01T11:59:50Z")
                .containsEntry("to", "2026-04-01T12:00:30Z")
                .containsEntry("last_seq", number(5));
        assertThat(totals(series)).containsExactlyInAnyOrder("counted 2", "duplicate 1", "faulted 1", "rejected 1");
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> items = (List<Map<String, Object>>) series.get("items");
        assertThat(items).extracting("at").hasSize(4).contains("2026-04-01T12:00:20Z");
        assertThat(items.get(0).toString()).doesNotContain("=1");
        assertThat(items.get(1))
                .containsEntry("user_registered", Map.of("added", number(1), "removed", BigDecimal.ZERO))
                .containsEntry("counted", number(1))
                .containsEntry("duplicate", number(1));
        assertThat(items.get(3))
                .containsEntry("user_converted", Map.of("added", BigDecimal.ZERO, "removed", number(1)))
                .containsEntry("rejected", number(1))
                .containsEntry("faulted", number(1))
                .containsEntry("lost", BigDecimal.ZERO)
                .containsEntry("conflict", BigDecimal.ZERO);
        assertThat(json("/_sandbox/series?type=user_converted&window=10s").toString())
                .contains("counted=1")
                .contains("rejected=0");
        sandbox.reset();
        assertThat(json("/_sandbox/series?startup=demo").toString()).doesNotContain("counted=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bucket=500ms", "bucket=soon", "window=0s", "bucket=1s&window=60m", "bucket=1500ms"})
    void a_bucket_or_window_that_cannot_be_used_is_400(String query) {
        var answer = Http.get(sandbox, "/_sandbox/series?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.json(answer)).containsEntry("code", "parameter_invalid");
    }

    @Test
    void metrics_are_prometheus_text() {
        Http.track(sandbox, registration("u", id(1)));
        Http.track(sandbox, registration("u", id(1)));
        Http.track(sandbox, event("login", "u", id(2), ""));
        Http.track(sandbox, registration("u", id(3)).replace("demo", "no\\\"body\\n"));
        sandbox.faults().everyEvent("503");

        try (Sse stream = Sse.open(sandbox, "")) {
            stream.next("hello");
            var answer = Http.get(sandbox, "/_sandbox/metrics");

            assertThat(answer.headers().firstValue("content-type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body().lines())
                    .contains(
                            "# TYPE risenexa_sandbox_attempts_total counter",
                            "risenexa_sandbox_events_total{startup=\"demo\",event_type=\"user_registered\",action=\"add\"} 1",
                            "risenexa_sandbox_attempts_total{startup=\"demo\",outcome=\"duplicate\"} 1",
                            "risenexa_sandbox_attempts_total{startup=\"\",outcome=\"rejected\"} 1",
                            "risenexa_sandbox_refusals_total{code=\"field_invalid\"} 1",
                            "risenexa_sandbox_stream_readers 1",
                            "risenexa_sandbox_faults 1",
                            "risenexa_sandbox_last_seq 4")
                    .allMatch(line -> line.matches("# (HELP|TYPE) .*|[a-z_]+(\\{.*\\})? \\d+"));
        }
    }
}
