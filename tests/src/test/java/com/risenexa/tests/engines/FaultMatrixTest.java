package com.risenexa.tests.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of the sandbox, met by every engine: the results are the same. */
@Timeout(60)
class FaultMatrixTest {
    private static final Duration TIMEOUT = Duration.ofMillis(400);
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

    record Row(String fault, String type, int attempts, int counted) {}

    static Stream<Arguments> every_fault_on_every_engine() {
        Stream<Row> rows = Stream.of(
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
                new Row("hang,ok", "accepted", 2, 1),
                new Row("hang forever", "connection_error", 3, 0),
                new Row("drop,ok", "accepted", 2, 1),
                new Row("drop forever", "connection_error", 3, 0),
                new Row("reset,ok", "accepted", 2, 1),
                new Row("reset forever", "connection_error", 3, 0),
                new Row("lost-ack,ok", "accepted", 2, 1),
                new Row("lost-ack forever", "connection_error", 3, 1),
                new Row("truncate,ok", "accepted", 2, 1),
                new Row("truncate forever", "connection_error", 3, 1),
                new Row("stall-body,ok", "accepted", 2, 1),
                new Row("stall-body forever", "connection_error", 3, 1),
                new Row("garbage,ok", "accepted", 2, 1),
                new Row("garbage forever", "connection_error", 3, 0),
                new Row("bad-chunk,ok", "accepted", 2, 1),
                new Row("bad-chunk forever", "connection_error", 3, 1),
                new Row("html", "unexpected_response", 1, 0),
                new Row("redirect", "unexpected_response", 1, 0),
                new Row("huge", "accepted", 1, 1));
        return rows.flatMap(row -> Stream.of(Engine.values()).map(engine -> Arguments.of(row, engine)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("every_fault_on_every_engine")
    void r6_r8_r9_a_fault_ends_as_the_contract_says_on_every_engine(Row row, Engine engine) {
        try (Sandbox sandbox =
                        Sandbox.builder().timeScale(1000).fault(row.fault()).start();
                TrackingClient client = engine.on(sandbox.client().toBuilder())
                        .timeout(TIMEOUT)
                        .maxRetries(RETRIES)
                        .build()) {
            TrackResult called = client.track(TrackingEvent.registration("usr_1"));
            assertThat(called.type()).as(called.toJson()).isEqualTo(row.type());
            assertThat(called.attempts()).as(called.toJson()).isEqualTo(row.attempts());
            assertThat(sandbox.counters().registered().net()).isEqualTo(row.counted());

            TrackResult queued =
                    client.trackAsync(TrackingEvent.registration("usr_2")).join();
            assertThat(queued.type()).as(queued.toJson()).isEqualTo(row.type());
            assertThat(queued.attempts()).as(queued.toJson()).isEqualTo(row.attempts());
            assertThat(sandbox.counters().registered().net()).isEqualTo(2L * row.counted());
            assertThat(sandbox.verify().ok()).isTrue();
        }
    }
}
