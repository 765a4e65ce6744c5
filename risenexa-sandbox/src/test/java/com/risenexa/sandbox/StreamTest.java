package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import com.risenexa.sandbox.support.Sse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {
    private final Sandbox sandbox = Sandbox.start();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static List<Long> from(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /** A number of a message's; as it is read, 6370 is 6.37E+3, which equals no other way to write it. */
    private static long number(Sse.Message message, String name) {
        return ((BigDecimal) message.data().get(name)).longValueExact();
    }

    /** Many at once on one connection. */
    private void send(int from, int to) throws IOException {
        try (Raw raw = Raw.to(sandbox)) {
            for (int i = from; i <= to; i++) {
                assertThat(raw.send(Raw.track(registration("u" + i, id(i))))
                                .readAnswer()
                                .status())
                        .isEqualTo(202);
            }
        }
    }

    @Test
    void hello_comes_first_then_each_attempt_with_its_number_as_id_and_the_counters() {
        Http.track(sandbox, registration("before", id(1)));
        try (Sse stream = Sse.open(sandbox, "")) {
            assertThat(Raw.header(stream.head, "content-type")).isEqualTo("text/event-stream; charset=utf-8");
            assertThat(Raw.header(stream.head, "x-accel-buffering"))
                    .as("for nginx")
                    .isEqualTo("no");
            assertThat(stream.next().data())
                    .containsEntry("name", "risenexa-sandbox")
                    .containsEntry("after", BigDecimal.ONE)
                    .containsEntry("resumed", false)
                    .containsKey("started_at");
            Sse.Message counters = stream.next();
            assertThat(counters.event()).isEqualTo("counter");
            assertThat(counters.hasId()).isFalse();
            stream.next("fault");

            Http.track(sandbox, registration("after", id(2)));

            Sse.Message attempt = stream.next();
            assertThat(attempt.event()).isEqualTo("attempt");
            assertThat(attempt.id()).isEqualTo(2);
            assertThat(attempt.data())
                    .containsEntry("user_id", "after")
                    .containsEntry("outcome", "counted")
                    .doesNotContainKeys("request", "answer");
            assertThat(stream.next("counter").data())
                    .containsEntry("startup", "demo")
                    .extracting("user_registered")
                    .isEqualTo(Map.of(
                            "added", BigDecimal.valueOf(2), "removed", BigDecimal.ZERO, "net", BigDecimal.valueOf(2)));
        }
    }

    @Test
    void who_was_cut_off_resumes_with_none_missing_and_none_twice() throws IOException {
        try (Sse stream = Sse.open(sandbox, "")) {
            send(1, 3);
            assertThat(stream.attempts(3)).isEqualTo(from(1, 3));
        }
        send(4, 103);
        try (Sse stream = Sse.open(sandbox, "", "Last-Event-ID: 3")) {
            assertThat(stream.next("hello").data()).containsEntry("resumed", true);
            assertThat(stream.attempts(100)).isEqualTo(from(4, 103));
            send(104, 105);
            assertThat(stream.attempts(2)).isEqualTo(from(104, 105));
        }
    }

    @Test
    void a_resume_over_many_pages_meets_those_who_keep_up_while_events_come_in() throws Exception {
        send(1, 700);
        Thread sender = new Thread(() -> {
            try {
                send(701, 1500);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        try (Sse live = Sse.open(sandbox, "");
                Sse stream = Sse.open(sandbox, "?last_event_id=0")) {
            live.next("hello");
            sender.start();
            assertThat(stream.attempts(1500)).isEqualTo(from(1, 1500));
            assertThat(live.attempts(800)).isEqualTo(from(701, 1500));
        }
        sender.join();
    }

    @Test
    void a_number_that_was_never_given_resumes_nothing_and_hello_says_so() {
        Http.track(sandbox, registration("u", id(1)));
        try (Sse stream = Sse.open(sandbox, "", "Last-Event-ID: 500")) {
            assertThat(stream.next("hello").data())
                    .containsEntry("resumed", false)
                    .containsEntry("after", BigDecimal.ONE);
            Http.track(sandbox, registration("u", id(2)));
            assertThat(stream.attempts(1)).containsExactly(2L);
        }
    }

    @Test
    void a_reset_is_told_and_who_resumes_is_told_too() {
        Http.track(sandbox, registration("u", id(1)));
        try (Sse stream = Sse.open(sandbox, "")) {
            stream.next("fault");
            sandbox.reset();
            Sse.Message reset = stream.next();
            assertThat(reset.event()).isEqualTo("reset");
            assertThat(reset.id()).isEqualTo(2);
            assertThat(reset.data()).containsEntry("startup", "demo");
            assertThat(stream.next("counter").data())
                    .extracting("user_registered")
                    .asString()
                    .contains("net=0");
        }
        Http.track(sandbox, registration("u", id(3)));
        try (Sse stream = Sse.open(sandbox, "?last_event_id=1")) {
            assertThat(stream.next("reset").id()).isEqualTo(2);
            assertThat(stream.attempts(1)).containsExactly(3L);
        }
    }

    @Test
    void faults_are_told_when_they_are_set_hit_and_cleared() {
        try (Sse stream = Sse.open(sandbox, "")) {
            assertThat(stream.next("fault").data()).containsEntry("total", BigDecimal.ZERO);
            sandbox.faults().everyEvent("503,ok");
            assertThat(stream.next("fault").data().toString())
                    .contains("script=503,ok")
                    .contains("hits=0");
            Http.track(sandbox, registration("u", id(1)));
            assertThat(stream.next("fault").data().toString()).contains("hits=1");
            sandbox.faults().clear();
            assertThat(stream.next("fault").data()).containsEntry("total", BigDecimal.ZERO);
        }
    }

    @Test
    void one_startup_alone_can_be_read() {
        Http.call(sandbox, "POST", "/_sandbox/startups", "{\"slug\":\"acme\"}");
        try (Sse stream = Sse.open(sandbox, "?startup=acme")) {
            stream.next("hello");
            Http.track(sandbox, registration("u", id(1)));
            Http.track(sandbox, registration("u", id(2)).replace("demo", "acme"));
            Sse.Message first = stream.next("attempt");
            assertThat(first.data()).containsEntry("startup", "acme");
            assertThat(stream.next("counter").data()).containsEntry("startup", "acme");
        }
    }

    @Test
    void text_of_a_client_stays_in_its_message() {
        try (Sse stream = Sse.open(sandbox, "")) {
            stream.next("hello");
            Http.track(sandbox, event("user_registered", "a\\n\\nevent: reset\\n\\nü", id(1), ""));
            assertThat(stream.next("attempt").data().toString()).contains("a\n\nevent: reset\n\n");
        }
    }

    @Test
    void two_hundred_readers_at_once_each_see_everything() throws IOException {
        List<Sse> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Sse reader = Sse.open(sandbox, "");
                reader.next("hello");
                readers.add(reader);
            }
            send(1, 50);
            for (Sse reader : readers) {
                assertThat(reader.attempts(50)).isEqualTo(from(1, 50));
            }
        } finally {
            readers.forEach(Sse::close);
        }
    }

    @Test
    void a_reader_that_does_not_read_blocks_no_other_and_is_told_what_it_missed() throws Exception {
        String user = "u".repeat(1000);
        try (Sse slow = Sse.open(sandbox, "");
                Sse quick = Sse.open(sandbox, "");
                Raw raw = Raw.to(sandbox)) {
            quick.next("hello");
            for (int i = 1; i <= 12_000; i++) {
                raw.send(Raw.track(registration(user, id(i)))).readAnswer();
                if (i % 500 == 0) {
                    // Or a busy machine makes a slow reader of the quick one.
                    assertThat(quick.attempts(500)).isEqualTo(from(i - 499, i));
                }
            }

            List<Long> seenSlowly = new ArrayList<>();
            Sse.Message lagged = slow.next();
            while (!lagged.event().equals("lagged")) {
                if (lagged.event().equals("attempt")) {
                    seenSlowly.add(lagged.id());
                }
                lagged = slow.next();
            }
            long after = number(lagged, "after");
            long before = number(lagged, "before");
            assertThat(seenSlowly).isEqualTo(from(1, after));
            assertThat(number(lagged, "missed")).isEqualTo(before - after - 1);
            assertThat(lagged.id()).isEqualTo(before - 1);
            assertThat(Http.items(sandbox, "/_sandbox/attempts?limit=1000&after=" + after + "&before=" + before))
                    .isNotEmpty();
            raw.send(Raw.track(registration("u", id(12_001)))).readAnswer();
            assertThat(slow.attempts((int) (12_001 - lagged.id()))).isEqualTo(from(lagged.id() + 1, 12_001));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
    void an_id_that_is_none_is_400(String id) {
        try (Sse stream = Sse.open(sandbox, "", "Last-Event-ID: " + id)) {
            assertThat(stream.head).startsWith("HTTP/1.1 400");
        }
    }
}
