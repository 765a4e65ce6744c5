package com.risenexa.sandbox.internal.testkit;

import static com.risenexa.sandbox.support.RecordedSandbox.AT;
import static com.risenexa.sandbox.support.RecordedSandbox.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.support.Bodies;
import com.risenexa.sandbox.support.Http;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrafficTableTest {
    private static SandboxAttempt counted(long seq, String user) {
        return attempt(seq, user, Bodies.id(seq), Outcome.COUNTED, 202, Duration.ofMillis(2));
    }

    @Test
    void the_latest_fifty_are_shown() {
        List<SandboxAttempt> many =
                IntStream.rangeClosed(1, 60).mapToObj(i -> counted(i, "u")).toList();

        assertThat(TrafficTable.of(many).lines())
                .startsWith("60 attempts, of which the latest 50:")
                .hasSize(52)
                .element(2)
                .asString()
                .startsWith("     11  user_registered  u");
        assertThat(TrafficTable.of(many.subList(0, 1))).startsWith("1 attempt:\n");
        assertThat(TrafficTable.of(many.subList(0, 50))).startsWith("50 attempts:\n");
        assertThat(TrafficTable.of(List.of())).isEqualTo("no attempt");
    }

    @Test
    void a_rejected_attempt_says_why_in_the_sentences_of_its_answer() {
        try (Sandbox sandbox = Sandbox.start()) {
            Http.track(sandbox, Bodies.event("login", "usr_1", "x", ",\"action\":\"\\u001b[31m\""));
            Http.track(sandbox, Bodies.registration("usr_2", Bodies.id(2)), "X-Sandbox-Fault", "503");
            Http.trackWithKey(sandbox, Bodies.registration("usr_3", Bodies.id(3)), "rxt_live_unknown");

            assertThat(TrafficTable.of(sandbox.attempts()).lines().map(String::strip))
                    .hasSize(7)
                    .startsWith("3 attempts:")
                    .contains(
                            "event_type must be user_registered or user_converted; event_id must be a UUID;"
                                    + " action must be add or remove",
                            "send a key of this sandbox as Authorization: Bearer ...");
        }
    }

    @Test
    void a_sentence_of_an_answer_cannot_break_the_table() {
        SandboxAttempt rejected = new SandboxAttempt(
                1,
                AT,
                "demo",
                null,
                null,
                null,
                null,
                Outcome.REJECTED,
                "field_invalid",
                422,
                null,
                Duration.ZERO,
                "",
                "HTTP/1.1 422\ncontent-type: application/json\n\n{\"errors\":[\"one\\n\\u001b[31m\",\"two\"]}");

        assertThat(TrafficTable.of(List.of(rejected)).lines()).hasSize(4).last().isEqualTo("         one??[31m; two");
    }

    @Test
    void what_would_act_on_a_terminal_or_break_the_table_does_not() {
        assertThat(TrafficTable.text("\u001b[31mred\r\n\u202e\u2028x")).isEqualTo("?[31mred????x");
        assertThat(TrafficTable.text("x".repeat(33))).isEqualTo("x".repeat(32) + "…");
        assertThat(TrafficTable.text("😀".repeat(32))).isEqualTo("😀".repeat(32));
        assertThat(TrafficTable.text(null)).isEqualTo("-");
    }

    @Test
    void a_removal_and_a_refusal_can_be_told_from_the_rest() {
        SandboxAttempt removal = new SandboxAttempt(
                1,
                counted(1, "u").at(),
                "demo",
                "short",
                "user_converted",
                "u",
                "remove",
                Outcome.REJECTED,
                "rate_limited",
                429,
                null,
                Duration.ofNanos(40_000),
                "",
                null);

        assertThat(TrafficTable.of(List.of(removal))).isEqualTo("""
                1 attempt:
                attempt  type                   user  event  outcome                status  fault   ms
                      1  user_converted remove  u     short  rejected rate_limited  429     -      0.0""");
    }
}
