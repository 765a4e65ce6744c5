package com.risenexa.sandbox.internal.assertion;

import static com.risenexa.sandbox.support.RecordedSandbox.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.support.Bodies;
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
