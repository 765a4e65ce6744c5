package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.support.FakeSandbox;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a stream may say that a sandbox says rarely: each connection gets its text, the one after the last none. */
class StreamFollowerTest {
    private static final String HELLO =
            "event: hello\ndata: {\"name\":\"risenexa-sandbox\",\"started_at\":\"a\",\"after\":0,\"resumed\":true}\n\n";

    private final Queue<String> connections = new ArrayDeque<>();
    private final List<String> resumedAfter = new ArrayList<>();
    private final FakeSandbox sandbox;

    StreamFollowerTest() throws IOException {
        sandbox = new FakeSandbox("/stream", this::stream);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        resumedAfter.add(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        String text = connections.poll();
        String answer = text == null ? "{\"code\":\"streams_full\",\"title\":\"full\",\"hint\":null}" : text;
        FakeSandbox.answer(exchange, text == null ? 503 : 200, answer.length(), answer);
    }

    private static String attempt(int seq) {
        return "id: " + seq + "\nevent: attempt\ndata: {\"seq\":" + seq + "}\n\n";
    }

    private List<Long> follow() {
        List<Long> seen = new ArrayList<>();
        assertThatThrownBy(() -> new StreamFollower(sandbox.api(), null, 0, Duration.ZERO)
                        .follow(new StreamFollower.Reader() {
                            @Override
                            public void attempt(Map<String, @Nullable Object> attempt) {
                                seen.add(JsonFields.number(attempt, "seq"));
                            }

                            @Override
                            public void reset(String startup) {}

                            @Override
                            public void lost() {}

                            @Override
                            public void back() {}
                        }))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("full");
        return seen;
    }

    @Test
    void what_a_slow_reader_missed_is_read_by_resuming_before_the_gap() {
        connections.add(HELLO + attempt(1) + "id: 9\nevent: lagged\ndata: {\"after\":1,\"before\":10,\"missed\":8}\n\n"
                + attempt(10));
        connections.add(HELLO + attempt(2) + attempt(10));

        assertThat(follow()).containsExactly(1L, 2L, 10L);
        assertThat(resumedAfter).startsWith("0", "1");
    }

    @Test
    void a_message_that_is_cut_in_two_is_read_again() {
        connections.add(HELLO + ":\n\n" + attempt(1) + "id: 2\nevent: attempt\ndata: {\"seq\":2");
        connections.add(HELLO + "event: counter\ndata: {}\n\nid: 2\nevent: reset\ndata: {}\n\n" + attempt(3));

        assertThat(follow()).containsExactly(1L, 3L);
        assertThat(resumedAfter).startsWith("0", "1", "3");
    }

    @Test
    void a_server_that_refuses_the_first_connection_is_not_asked_again() {
        assertThat(follow()).isEmpty();
        assertThat(resumedAfter).containsExactly("0");
    }
}
