package com.risenexa.sandbox;

import static com.risenexa.sandbox.support.Bodies.id;
import static com.risenexa.sandbox.support.Bodies.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.support.Http;
import com.risenexa.sandbox.support.Parked;
import com.risenexa.sandbox.support.Raw;
import com.risenexa.testsupport.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox that is closed in the middle of its work throws nothing, lets go of everything, and has kept its word. */
class CloseUnderLoadTest {
    private static final int ROUNDS = 15;
    private static final int SENDERS = 8;

    @TempDir
    Path folder;

    private final AtomicLong lastId = new AtomicLong();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private Thread.UncaughtExceptionHandler before;

    @BeforeEach
    void watch() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
    }

    @AfterEach
    void nothingWasThrownOnAnyThread() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertThat(uncaught).isEmpty();
    }

    private Sandbox open() {
        return Sandbox.builder().data(folder).startTimeout(Duration.ZERO).start();
    }

    private void sendUntilCutOff(int port) {
        try (Raw raw = Raw.to(port)) {
            while (true) {
                String id = id(lastId.incrementAndGet());
                if (raw.send(Raw.track(registration("u", id))).readAnswer().status() == 202) {
                    accepted.add(id);
                }
            }
        } catch (IOException e) {
            // The sandbox is closed.
        }
    }

    @Test
    void a_sandbox_closed_under_load_lets_go_of_its_folder_and_has_all_that_it_answered() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            Sandbox sandbox = open();
            int least = accepted.size() + 20 * round;
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                Thread sender = new Thread(() -> sendUntilCutOff(sandbox.port()), "sender");
                sender.start();
                senders.add(sender);
            }
            Eventually.until("events are accepted", () -> accepted.size() >= least);
            sandbox.close();
            for (Thread sender : senders) {
                sender.join();
            }
        }
        try (Sandbox sandbox = open()) {
            assertThat(sandbox.verify().ok()).isTrue();
            assertThat(sandbox.counters().registered().net()).isGreaterThanOrEqualTo(accepted.size());
            String counted = Http.get(sandbox, "/_sandbox/export").body();
            assertThat(accepted).isNotEmpty().allMatch(counted::contains);
        }
    }

    @Test
    void a_request_that_was_read_is_answered_before_its_connection_closes() throws Exception {
        Sandbox sandbox = open();
        try (Raw idle = Raw.to(sandbox);
                Raw raw = Raw.to(sandbox)) {
            raw.send(Raw.track(registration("u", id(1)), "X-Sandbox-Fault: delay:700ms"));
            Eventually.until("the event is stored", () -> !sandbox.events().isEmpty());
            sandbox.close();

            Raw.Answer answer = raw.readAnswer();
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(raw.read()).isEqualTo(-1);
            assertThat(idle.read()).isEqualTo(-1);
        }
    }

    @Test
    void a_stream_and_a_hanging_answer_do_not_hold_up_the_close() throws Exception {
        Sandbox sandbox = open();
        try (Raw stream = Raw.to(sandbox);
                Raw hanging = Raw.to(sandbox)) {
            stream.send("GET /_sandbox/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .readHead();
            hanging.send(Raw.track(registration("u", id(1)), "X-Sandbox-Fault: hang"));
            Eventually.until("the fault is met", () -> !sandbox.attempts().isEmpty());
            StringBuilder first = new StringBuilder();
            while (first.indexOf("hello") < 0) {
                int next = stream.read();
                assertThat(next).as("after: " + first).isNotNegative();
                first.append((char) next);
            }
            sandbox.close();

            assertThat(stream.readAll()).as("it ends").doesNotContain("hello");
            assertThat(hanging.read()).isEqualTo(-1);
        }
    }

    @Test
    void a_wait_ends_when_the_sandbox_is_closed() throws Exception {
        Sandbox sandbox = Sandbox.start();
        FutureTask<WaitResult> wait =
                new FutureTask<>(() -> sandbox.await(WaitCondition.counted(1).withTimeout(WaitCondition.LONGEST)));
        Thread waiter = new Thread(wait, "waiter");
        waiter.start();
        Parked.await(waiter);

        sandbox.close();

        assertThatThrownBy(() -> wait.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("closed");
    }
}
