package com.risenexa.tests.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.WaitCondition;
import com.risenexa.sandbox.internal.faults.FaultAction;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of the sandbox, met by every engine: the results are the same. Rows mostly wait, so they wait together. */
class FaultMatrixTest {
    private static final int RETRIES = 2;

    /** How a client comes by its engine. */
    enum Engine {
        JDK,
        HTTPCORE;

        TrackingClient.Builder on(TrackingClient.Builder builder) {
            // What is on the class path is taken, unless an HttpClient is given.
            return this == HTTPCORE
                    ? builder
                    : builder.httpClient(
                            HttpClient.newBuilder().executor(Runnable::run).build());
        }
    }

    /** Which time-out an attempt gets, so that it ends as the row says however slow the machine is. */
    enum Attempts {
        /** None may time out. */
        ANSWERED(Duration.ofMinutes(5)),
        /** The first times out, the second must not. */
        ONE_TIMED_OUT(Duration.ofSeconds(10)),
        /** All time out. */
        ALL_TIMED_OUT(Duration.ofSeconds(1));

        private final Duration timeout;

        Attempts(Duration timeout) {
            this.timeout = timeout;
        }
    }

    record Row(String fault, String type, int attempts, int counted, Attempts timing) {
        Row(String fault, String type, int attempts, int counted) {
            this(fault, type, attempts, counted, Attempts.ANSWERED);
        }
    }

    private static Stream<Row> rows() {
        return Stream.of(
                new Row("ok", "accepted", 1, 1),
                new Row("500,ok", "accepted", 2, 1),
                new Row("502,503,ok", "accepted", 3, 1),
                new Row("503 forever", "max_retries_exceeded", 3, 0),
                new Row("501 forever", "unexpected_response", 1, 0),
                new Row("408,ok", "accepted", 2, 1),
                new Row("429:retry-after=2,ok", "accepted", 2, 1),
                new Row("429 forever", "rate_limited", 3, 0),
                new Row("401", "authentication_error", 1, 0),
                new Row("delay:50ms", "accepted", 1, 1),
                new Row("hang,ok", "accepted", 2, 1, Attempts.ONE_TIMED_OUT),
                new Row("hang forever", "connection_error", 3, 0, Attempts.ALL_TIMED_OUT),
                new Row("drop,ok", "accepted", 2, 1),
                new Row("drop forever", "connection_error", 3, 0),
                new Row("reset,ok", "accepted", 2, 1),
                new Row("reset forever", "connection_error", 3, 0),
                new Row("lost-ack,ok", "accepted", 2, 1),
                new Row("lost-ack forever", "connection_error", 3, 1),
                new Row("truncate,ok", "accepted", 2, 1),
                new Row("truncate forever", "connection_error", 3, 1),
                new Row("stall-body,ok", "accepted", 2, 1, Attempts.ONE_TIMED_OUT),
                new Row("stall-body forever", "connection_error", 3, 1, Attempts.ALL_TIMED_OUT),
                new Row("slow:50ms", "accepted", 1, 1),
                new Row("slow:10m,ok", "accepted", 2, 1, Attempts.ONE_TIMED_OUT),
                new Row("slow forever:10m", "connection_error", 3, 1, Attempts.ALL_TIMED_OUT),
                new Row("refuse:5m", "connection_error", 3, 0),
                new Row("garbage,ok", "accepted", 2, 1),
                new Row("garbage forever", "connection_error", 3, 0),
                new Row("bad-chunk,ok", "accepted", 2, 1),
                new Row("bad-chunk forever", "connection_error", 3, 1),
                new Row("html", "unexpected_response", 1, 0),
                new Row("redirect", "unexpected_response", 1, 0),
                new Row("huge", "accepted", 1, 1));
    }

    static Stream<Arguments> every_fault_on_every_engine() {
        return rows().flatMap(row -> Stream.of(Engine.values()).map(engine -> Arguments.of(row, engine)));
    }

    @Test
    void no_action_of_the_sandbox_is_left_out() {
        Set<String> met = rows().flatMap(row -> Stream.of(row.fault().split("[ ,]")))
                .map(step -> step.split(":", 2)[0])
                .map(word -> Character.isDigit(word.charAt(0)) ? "status" : word)
                .collect(Collectors.toSet());
        assertThat(met)
                .containsAll(Arrays.stream(FaultAction.values())
                        .map(action -> action.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("every_fault_on_every_engine")
    void r6_r8_r9_a_fault_ends_as_the_contract_says_on_every_engine(Row row, Engine engine) {
        try (Sandbox sandbox =
                        Sandbox.builder().timeScale(1000).fault(row.fault()).start();
                TrackingClient client = engine.on(sandbox.client().toBuilder())
                        .timeout(row.timing().timeout)
                        .maxRetries(RETRIES)
                        .build()) {
            TrackResult called = client.track(TrackingEvent.registration("usr_1"));
            assertThat(called.type()).as(called.toJson()).isEqualTo(row.type());
            assertThat(called.attempts()).as(called.toJson()).isEqualTo(row.attempts());
            counts(sandbox, row.counted());

            TrackResult queued =
                    client.trackAsync(TrackingEvent.registration("usr_2")).join();
            assertThat(queued.type()).as(queued.toJson()).isEqualTo(row.type());
            assertThat(queued.attempts()).as(queued.toJson()).isEqualTo(row.attempts());
            counts(sandbox, 2 * row.counted());
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }

    /** A client that has timed out knows the end before a slow server does. */
    private static void counts(Sandbox sandbox, int events) {
        if (events > 0) {
            sandbox.await(WaitCondition.counted(events).withTimeout(WaitCondition.LONGEST));
        }
        assertThat(sandbox.counters().registered().net()).isEqualTo(events);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_event_that_met_a_closed_port_is_counted_once_when_the_server_listens_again(Engine engine) {
        try (Sandbox sandbox = Sandbox.builder()
                        .timeScale(100)
                        .fault("refuse:300ms,ok")
                        .start();
                TrackingClient client = engine.on(sandbox.client().toBuilder())
                        .timeout(Attempts.ANSWERED.timeout)
                        .maxRetries(100)
                        .build()) {
            TrackResult result = client.track(TrackingEvent.registration("usr_1"));
            assertThat(result.isAccepted()).as(result.toJson()).isTrue();
            assertThat(result.attempts()).as(result.toJson()).isGreaterThan(1);
            counts(sandbox, 1);
        }
    }
}
