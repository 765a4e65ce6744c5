package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static com.risenexa.sandbox.support.Raw.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.support.ChildSandbox;
import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Raw;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer leaves only after its commit, so a killed process has lost nothing that it answered. */
class KillTest {
    private static final int KILLS = 20;
    private static final int SENDERS = 6;
    private static final long SEED = 20260401;

    @TempDir
    Path folder;

    private final AtomicLong lastId = new AtomicLong();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    /** Sent, perhaps counted, but not answered: to be sent again. */
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    @Test
    void r26_twenty_kills_under_load_lose_nothing_that_was_answered_and_count_nothing_twice() throws Exception {
        Random random = new Random(SEED);
        for (int kill = 1; kill <= KILLS; kill++) {
            int answers = 1 + random.nextInt(300);
            try (ChildSandbox child = ChildSandbox.start(folder)) {
                check(child, "seed " + SEED + ", after kill " + (kill - 1));
                loadUntilKilled(child, answers);
            }
        }
        try (ChildSandbox child = ChildSandbox.start(folder)) {
            check(child, "seed " + SEED + ", at the end");
            assertThat(unanswered).as("some answers were cut off by a kill").isNotEmpty();
            try (Raw raw = Raw.to(child.port())) {
                for (String id : unanswered) {
                    assertThat(raw.send(track(registration("u", id)))
                                    .readAnswer()
                                    .status())
                            .isEqualTo(202);
                }
            }
            answered.addAll(unanswered);
            assertThat(check(child, "seed " + SEED + ", all sent again")).isEqualTo(answered);
        }
    }

    private void loadUntilKilled(ChildSandbox child, int answers) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(answers);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            Thread sender = new Thread(() -> sendUntilCutOff(child, left));
            sender.start();
            senders.add(sender);
        }
        for (Thread sender : senders) {
            sender.join();
        }
    }

    private void sendUntilCutOff(ChildSandbox child, AtomicInteger left) {
        String id = "";
        try (Raw raw = Raw.to(child.port())) {
            while (true) {
                String again = unanswered.poll();
                id = again == null ? id(lastId.incrementAndGet()) : again;
                if (raw.send(track(registration("u", id))).readAnswer().status() != 202) {
                    throw new AssertionError("not accepted: " + id);
                }
                answered.add(id);
                if (left.decrementAndGet() == 0) {
                    child.kill();
                }
            }
        } catch (IOException e) {
            unanswered.add(id);
        }
    }

    /** What is counted. */
    private Set<String> check(ChildSandbox child, String when) throws IOException {
        String base = "http://127.0.0.1:" + child.port();
        Set<String> counted = new HashSet<>();
        Object next = BigDecimal.ZERO;
        while (next != null) {
            Map<String, Object> page =
                    Http.json(Http.get(base, "/_sandbox/events?outcome=counted&limit=1000&after=" + next));
            for (Object event : (List<?>) page.get("items")) {
                assertThat(counted.add((String) ((Map<?, ?>) event).get("event_id")))
                        .isTrue();
            }
            next = page.get("next") instanceof BigDecimal seq ? seq.toBigInteger() : null;
        }
        assertThat(counted).as(when).containsAll(answered);
        assertThat(Http.get(base, "/_sandbox/counters").body())
                .as(when)
                .contains("\"user_registered\":{\"added\":" + counted.size() + ",");
        assertThat(Http.get(base, "/_sandbox/verify").body()).as(when).contains("\"ok\":true");
        return counted;
    }
}
