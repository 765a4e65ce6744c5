package com.risenexa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.speed.Load;
import com.risenexa.sandbox.support.ChildSandbox;
import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import com.risenexa.sandbox.support.Sse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sandbox holds in memory does not grow with what it has seen. The run of a million is speed.Million. */
class ConstantMemoryTest {
    private static final int EVENTS = 20_000;
    private static final int AT_ONCE = 2_000;

    @TempDir
    Path folder;

    @Test
    void a_small_heap_is_enough_for_many_events_with_readers_of_which_most_sleep() throws Exception {
        List<AutoCloseable> asleep = new ArrayList<>();
        try (ChildSandbox child = ChildSandbox.start(folder, "-Xmx64m", "-XX:+ExitOnOutOfMemoryError");
                Sse stream = Sse.open(child.port(), "")) {
            for (int i = 0; i < 40; i++) {
                asleep.add(Sse.open(child.port(), ""));
            }
            for (int sent = 0; sent < EVENTS; sent += AT_ONCE) {
                Load.send(child.port(), sent + 1, sent + AT_ONCE, 8);
                // Or a busy machine makes this reader one of those that sleep.
                assertThat(stream.attempts(AT_ONCE)).hasSize(AT_ONCE);
            }
            for (int i = 0; i < 10; i++) {
                Raw export = Raw.to(child.port());
                export.send("GET /_sandbox/export?of=attempts HTTP/1.1\r\nHost: localhost\r\n\r\n");
                asleep.add(export);
            }
            String base = "http://127.0.0.1:" + child.port();

            assertThat(Http.get(base, "/_sandbox/export").body()).hasLineCount(EVENTS);
            assertThat(Http.json(Http.get(base, "/_sandbox/verify"))).containsEntry("ok", true);
            assertThat(Http.json(Http.get(base, "/_sandbox/audit?restarts=true"))
                            .get("attempts"))
                    .isEqualTo(BigDecimal.valueOf(EVENTS).stripTrailingZeros());
            assertThat(Http.json(Http.get(base, "/_sandbox/health")).get("last_seq"))
                    .isEqualTo(BigDecimal.valueOf(EVENTS).stripTrailingZeros());
        } finally {
            for (AutoCloseable one : asleep) {
                one.close();
            }
        }
    }
}
