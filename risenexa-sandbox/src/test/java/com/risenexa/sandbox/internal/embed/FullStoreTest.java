package com.risenexa.sandbox.internal.embed;

import static com.risenexa.sandbox.support.Bodies.event;
import static com.risenexa.sandbox.support.Bodies.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.sandbox.internal.embed.SandboxServer.SandboxConfig;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.support.Http;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store with no room left: an event is there with all that belongs to it, or not at all, and room is used again. */
class FullStoreTest {
    private static final int SENDERS = 6;

    @TempDir
    Path folder;

    private final Set<String> accepted = new ConcurrentSkipListSet<>();
    private final Set<String> failed = new ConcurrentSkipListSet<>();

    private final Set<String> reasons = new ConcurrentSkipListSet<>();

    private static SandboxServer parts(@Nullable Path folder) {
        List<Startup> startups = List.of(new Startup(Startup.DEFAULT_SLUG, 1));
        return SandboxServer.start(new SandboxConfig(
                0, "127.0.0.1", folder, startups, List.of(), null, false, Duration.ZERO, Clock.systemUTC()));
    }

    /** So many pages of the database more, and it is full. */
    private static void leave(SandboxServer parts, long pages) {
        parts.store
                .write(ledger -> {
                    try (Statement statement = ledger.connection().createStatement()) {
                        long used;
                        try (ResultSet row = statement.executeQuery("PRAGMA page_count")) {
                            used = row.getLong(1);
                        }
                        statement.execute("PRAGMA max_page_count = " + (used + pages));
                    }
                    return true;
                })
                .join();
    }

    private static String large(int number) {
        return event("user_registered", "u", id(number), ",\"metadata\":{\"x\":\"" + "x".repeat(9_000) + "\"}");
    }

    private void send(Sandbox sandbox, int number) {
        var answer = Http.track(sandbox, large(number));
        int status = answer.statusCode();
        assertThat(status).as(answer.body()).isIn(202, 500);
        reasons.add(answer.body());
        if (status == 202) {
            accepted.add(id(number));
            failed.remove(id(number));
        } else {
            failed.add(id(number));
        }
    }

    private void sendAtOnce(Sandbox sandbox, List<Integer> numbers) {
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int first = i;
            senders.add(CompletableFuture.runAsync(() -> {
                for (int n = first; n < numbers.size(); n += SENDERS) {
                    send(sandbox, numbers.get(n));
                }
            }));
        }
        senders.forEach(CompletableFuture::join);
    }

    /** Everything that was answered 202 is counted, nothing that was answered 500 is there, and the sums agree. */
    private void isWhole(Sandbox sandbox) {
        assertThat(Http.get(sandbox, "/_sandbox/verify").body()).contains("\"ok\":true");
        Set<String> counted =
                sandbox.events().stream().map(SandboxEvent::eventId).collect(Collectors.toCollection(TreeSet::new));
        assertThat(counted).isEqualTo(accepted);
        assertThat(sandbox.counters().registered().net()).isEqualTo(accepted.size());
        assertThat(sandbox.attempts().stream()
                        .filter(attempt -> attempt.outcome() == Outcome.COUNTED)
                        .map(SandboxAttempt::eventId))
                .containsExactlyInAnyOrderElementsOf(accepted);
    }

    @Test
    void r26_what_a_full_file_refused_is_not_there_and_is_counted_once_when_there_is_room() {
        fillAndMakeRoom(parts(folder));
    }

    @Test
    void r26_what_a_full_memory_refused_is_not_there_and_is_counted_once_when_there_is_room() {
        fillAndMakeRoom(parts(null));
    }

    private void fillAndMakeRoom(SandboxServer parts) {
        try (Sandbox sandbox =
                new DefaultSandbox(parts, Startup.DEFAULT_SLUG, DefaultSandbox.SandboxScope.whole(parts))) {
            for (int round = 0; round < 10; round++) {
                // So few that the first event does not fit; a file's next connection knows no limit.
                leave(parts, round % 4);
                int first = 1 + 100 * round;
                int before = failed.size();
                send(sandbox, first);
                sendAtOnce(
                        sandbox, IntStream.range(first + 1, first + 12).boxed().toList());
                assertThat(failed).as("round %d", round).hasSizeGreaterThan(before);
                isWhole(sandbox);
            }
            leave(parts, 1_000_000);
            List<Integer> again = failed.stream()
                    .map(id -> Integer.parseInt(id.substring(id.length() - 12), 16))
                    .toList();
            sendAtOnce(sandbox, again);

            assertThat(failed).as(reasons.toString()).isEmpty();
            isWhole(sandbox);
            assertThat(Http.track(sandbox, large(1)).statusCode()).isEqualTo(202);
            assertThat(sandbox.attempts())
                    .last()
                    .extracting(SandboxAttempt::outcome)
                    .isEqualTo(Outcome.DUPLICATE);
        }
    }
}
