package com.risenexa.sandbox.internal.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.FaultScriptException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultScriptTest {
    private static List<String> walk(String script, int attempts) {
        FaultScript parsed = FaultScript.parse(script);
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            FaultStep step = parsed.step(i, "00000000-0000-4000-8000-000000000001", i + 1);
            steps.add(step == null ? "-" : step.text());
        }
        return steps;
    }

    @Test
    void steps_are_walked_one_after_the_other() {
        assertThat(walk("503*2,ok", 4)).containsExactly("503", "503", "ok", "-");
        assertThat(walk("lost-ack,ok", 3)).containsExactly("lost-ack", "ok", "-");
    }

    @Test
    void forever_never_ends() {
        assertThat(walk("429:retry-after=2,503 forever", 4)).containsExactly("429:retry-after=2", "503", "503", "503");
        assertThat(FaultScript.parse("503 forever").length()).isEqualTo(FaultStep.FOREVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "503*2,ok",
                "429:retry-after=2",
                "429:retry-after=date+2",
                "lost-ack,ok",
                "delay:1500ms",
                "refuse:5s",
                "stall-body",
                "503 forever",
                "503 forever:retry-after=1",
                "hang*3:2s",
                "drop,reset,garbage",
                "truncate:at=status",
                "slow:1m",
                "bad-chunk",
                "html:status=503",
                "redirect:status=307;to=http://x/y?z=1",
                "huge:size=300MB",
                "refuse:10m",
                "hang:600s",
                "delay:600000ms",
                "huge:size=1024MB",
                "503*1000000:retry-after=999999999",
                "p=0.1;seed=42;of=503,reset,lost-ack",
                "p=1;seed=-7;of=429:retry-after=1,hang"
            })
    void a_canonical_script_is_its_own_text(String text) {
        FaultScript script = FaultScript.parse(text);

        assertThat(script.text()).isEqualTo(text);
        assertThat(FaultScript.parse(script.text())).isEqualTo(script);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 , ok | 503,ok",
                "503*1 | 503",
                "p=0.3 | p=0.3;seed=1;of=503",
                "p=0.3;of=hang;seed=7 | p=0.3;seed=7;of=hang",
                "503  forever | 503 forever"
            })
    void another_way_to_write_it_becomes_canonical(String text, String canonical) {
        assertThat(FaultScript.parse(text).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | 0 | a status from 200 to 599, or one of ok",
                "nonsense | 0 | a status from 200 to 599",
                "600 | 0 | a status from 200 to 599",
                "100 | 0 | a status from 200 to 599",
                "503,, | 4 | a status from 200 to 599",
                "503, | 4 | a status from 200 to 599",
                "503*0 | 4 | a count from 1 to 1000000",
                "503*x | 4 | a count from 1 to 1000000",
                "503 | -1 | ",
                "503 forever,ok | 11 | nothing comes after forever",
                "503:retry=1 | 4 | retry-after=",
                "503:retry-after=soon | 16 | seconds, or date+seconds",
                "503:retry-after=1;retry-after=2 | 18 | no further parameter",
                "drop:5s | 5 | no further parameter",
                "delay:fast | 6 | a duration such as 700ms, 2s or 1m",
                "truncate:at=end | 12 | status, headers or body",
                "huge:size=lots | 10 | a size such as 500, 64KB or 300MB",
                "html:status=99 | 12 | a status from 200 to 599",
                "ok ok | 3 | a comma or the end",
                "p=2 | 2 | a number from 0 to 1",
                "p= | 2 | a number from 0 to 1",
                "p=0.1;seed=x | 11 | a whole number",
                "p=0.1;of= | 9 | a status from 200 to 599",
                "p=0.1;of=503*2 | 12 | a comma or the end",
                "p=0.1;chance=1 | 6 | p=, seed= or of=",
                "refuse:999999999m | 7 | a duration such as 700ms, 2s or 1m, of at most 10 minutes",
                "refuse:11m | 7 | of at most 10 minutes",
                "hang:601s | 5 | of at most 10 minutes",
                "delay:600001ms | 6 | of at most 10 minutes",
                "slow:600001 | 5 | of at most 10 minutes",
                "stall-body:11m | 11 | of at most 10 minutes",
                "stall-body:9999999999s | 11 | of at most 10 minutes",
                "503,hang:11m,ok | 9 | of at most 10 minutes",
                "p=0.1;of=503,refuse:11m | 20 | of at most 10 minutes",
                "huge:size=1025MB | 10 | of at most 1024MB",
                "huge:size=999999999MB | 10 | of at most 1024MB",
                "429:retry-after=1000000000 | 16 | a number of at most 999999999",
                "429:retry-after=date+1000000000 | 16 | a number of at most 999999999",
                "503*1000001 | 4 | a count from 1 to 1000000",
                "503*99999999999999999999 | 4 | a count from 1 to 1000000",
                "p=0.1234567890123 | 2 | at most 12 decimals",
                "p=0.1;seed=1234567890123456789 | 11 | at most 18 digits",
                "lostack | 0 | huge; did you mean lost-ack?",
                "503*2,lost_ack | 6 | huge; did you mean lost-ack?",
                "LOST-ACK,ok | 0 | huge; did you mean lost-ack?",
                "Hang:5s | 0 | huge; did you mean hang?",
                "stallbody | 0 | huge; did you mean stall-body?",
                "redirct:status=301 | 0 | huge; did you mean redirect?",
                "p=0.1;of=badchunk | 9 | huge; did you mean bad-chunk?"
            })
    void what_cannot_be_read_is_refused_with_position_and_what_was_expected(String text, int at, String expected) {
        if (at < 0) {
            FaultScript.parse(text);
            return;
        }
        assertThatThrownBy(() -> FaultScript.parse(text)).isInstanceOfSatisfying(FaultScriptException.class, e -> {
            assertThat(e.position()).isEqualTo(at);
            assertThat(e.expected()).contains(expected);
            assertThat(e).hasMessageContaining("position " + at).hasMessageContaining(text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "5o3,ok", "600", "", "x", "timeout", "ok,,ok"})
    void nothing_is_suggested_for_what_is_near_to_no_action(String text) {
        assertThatThrownBy(() -> FaultScript.parse(text))
                .isInstanceOf(FaultScriptException.class)
                .message()
                .doesNotContain("did you mean");
    }

    @Test
    void chance_is_fixed_for_seed_event_and_attempt() {
        assertThat(walk("p=0.5;seed=42;of=503,reset,lost-ack", 8))
                .isEqualTo(walk("p=0.5;seed=42;of=503,reset,lost-ack", 8))
                .isNotEqualTo(walk("p=0.5;seed=43;of=503,reset,lost-ack", 8));
        assertThat(walk("p=0.5;seed=42;of=503,reset,lost-ack", 8))
                .containsExactly("503", "ok", "503", "ok", "ok", "reset", "reset", "reset");
    }

    @Test
    void chance_hits_as_often_as_it_says_and_each_action_alike() {
        FaultScript script = FaultScript.parse("p=0.3;seed=7;of=503,reset,hang");
        int[] hits = new int[4];
        for (int i = 0; i < 30_000; i++) {
            FaultStep step = script.step(0, String.format("00000000-0000-4000-8000-%012d", i), 1);
            hits[List.of("503", "reset", "hang", "ok").indexOf(step.text())]++;
        }

        assertThat(hits[3]).isBetween(20_700, 21_300);
        assertThat(hits).startsWith(hits[0]);
        for (int i = 0; i < 3; i++) {
            assertThat(hits[i]).isBetween(2_850, 3_150);
        }
    }

    @Test
    void nothing_and_everything_are_probabilities_too() {
        assertThat(walk("p=0;of=503", 20)).containsOnly("ok");
        assertThat(walk("p=1;of=503", 20)).containsOnly("503");
    }
}
