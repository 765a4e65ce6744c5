package com.risenexa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.TrackingClient;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The project's own client keeps every rule, whatever the sandbox does to it. */
class OwnClientAuditTest {
    /** Long enough for a request to be read in on a busy machine: only then is the silence the sandbox's. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Time-outs stay real, so a fast clock makes the waits short and nothing else. */
    private static final double TIME_SCALE = 200;

    private static void isClean(Sandbox sandbox) {
        Eventually.until("it listens, also after refuse", () -> listens(sandbox));
        Map<String, Object> audit = Http.json(Http.get(sandbox, "/_sandbox/audit"));
        assertThat(audit.get("rules").toString()).doesNotContain("result=fail");
        assertThat(audit).containsEntry("ok", true);
        assertThat(sandbox.verify().ok()).isTrue();
    }

    private static boolean listens(Sandbox sandbox) throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            return raw.send("GET /_sandbox/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .readAnswer()
                            .status()
                    == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok",
                "503*3,ok",
                "500 forever",
                "429:retry-after=2,ok",
                "429:retry-after=date+2,ok",
                "503:retry-after=3,502,ok",
                "429 forever",
                "429:retry-after=100",
                "401,ok",
                "403,ok",
                "404,ok",
                "422,ok",
                "400,ok",
                "200,ok",
                "delay:20ms",
                "drop*2,ok",
                "reset*2,ok",
                "refuse:30ms,ok",
                "lost-ack*2,ok",
                "truncate:at=status,truncate:at=headers,truncate:at=body,ok",
                "slow:50ms,ok",
                "garbage*2,ok",
                "bad-chunk*2,ok",
                "html,ok",
                "redirect,ok",
                "huge:size=1MB,ok",
                "p=0.4;seed=7;of=503,reset,lost-ack,429,drop,truncate"
            })
    void keeps_every_rule_under(String script) {
        keepsEveryRule(script, LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay*2:3s,ok", "hang*2:3s,ok", "stall-body*2:3s,ok", "slow*2:4s,ok"})
    void keeps_every_rule_when_its_attempts_time_out(String script) {
        keepsEveryRule(script, SHORT);
    }

    private static void keepsEveryRule(String script, Duration timeout) {
        try (Sandbox sandbox = Sandbox.builder().timeScale(TIME_SCALE).start();
                TrackingClient client =
                        sandbox.client().toBuilder().timeout(timeout).build()) {
            sandbox.faults().everyEvent(script);
            List<CompletableFuture<?>> all = IntStream.range(0, 3)
                    .<CompletableFuture<?>>mapToObj(i -> client.trackRegistrationAsync("usr_" + i))
                    .toList();
            all.forEach(CompletableFuture::join);
            isClean(sandbox);
        }
    }

    @Test
    void keeps_every_rule_under_the_limiter() {
        try (Sandbox sandbox = Sandbox.builder()
                        .timeScale(TIME_SCALE)
                        .rateLimit("60/m")
                        .start();
                TrackingClient client =
                        sandbox.client().toBuilder().timeout(LONG).build()) {
            Http.call(sandbox, "PUT", "/_sandbox/rate-limit", "{\"rate\":\"60/m\",\"burst\":2}");
            for (int i = 0; i < 6; i++) {
                assertThat(client.trackConversion("usr_" + i).isAccepted()).isTrue();
            }
            isClean(sandbox);
        }
    }

    @Test
    void keeps_every_rule_with_many_events_at_once() {
        try (Sandbox sandbox = Sandbox.builder().timeScale(20).start();
                TrackingClient client =
                        sandbox.client().toBuilder().timeout(LONG).build()) {
            sandbox.faults().everyEvent("503,lost-ack,ok");
            List<CompletableFuture<?>> all = IntStream.range(0, 60)
                    .<CompletableFuture<?>>mapToObj(i -> client.trackRegistrationAsync("usr_" + i))
                    .toList();
            all.forEach(CompletableFuture::join);

            assertThat(sandbox.counters().registered().net()).isEqualTo(60);
            isClean(sandbox);
        }
    }
}
