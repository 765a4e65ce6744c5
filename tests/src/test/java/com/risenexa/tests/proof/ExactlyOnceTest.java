package com.risenexa.tests.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The promise of the product: no event lost, none counted twice, on a faulty network. */
class ExactlyOnceTest {
    private static final int EVENTS = 10_000;
    private static final int THREADS = 16;
    private static final String FAULTS = "p=0.3;seed=7;of=503,reset,lost-ack,truncate,hang";

    @Test
    void r6_r12_r26_ten_thousand_events_through_faults_are_each_counted_once_and_the_faults_fall_alike_again()
            throws Exception {
        Map<String, List<String>> first = sendAllThroughFaults();
        Map<String, List<String>> second = sendAllThroughFaults();
        assertThat(first.values().stream().filter(ExactlyOnceTest::metFaults).count())
                .as("events that met faults, of " + EVENTS + " with p=0.3")
                .isBetween(EVENTS / 5L, EVENTS / 2L);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        // A busy machine may time an attempt out that another run answered in time, and try once more: so what both
        // tried.
        first.forEach((event, faults) -> {
            List<String> again = second.get(event);
            int both = Math.min(faults.size(), again.size());
            assertThat(again.subList(0, both)).as("faults of event " + event).isEqualTo(faults.subList(0, both));
        });
    }

    private static Map<String, List<String>> sendAllThroughFaults() throws Exception {
        try (Sandbox sandbox = Sandbox.builder().timeScale(1000).fault(FAULTS).start()) {
            try (TrackingClient client = sandbox.client().toBuilder()
                    .maxRetries(20)
                    .timeout(Duration.ofMillis(300))
                    .build()) {
                List<TrackingEvent> open = events();
                while (!open.isEmpty()) {
                    open = send(client, open);
                }
            }
            VerifyReport verify = sandbox.verify();
            assertThat(verify.ok()).as(verify.toString()).isTrue();
            assertThat(sandbox.counters().registered().net()).isEqualTo(EVENTS);
            return Attempts.faultsByEvent(sandbox);
        }
    }

    private static boolean metFaults(List<String> faults) {
        return !faults.get(0).equals("none");
    }

    private static List<TrackingEvent> events() {
        List<TrackingEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(TrackingEvent.registration("usr_" + i).withEventIdFrom("signup-" + i));
        }
        return events;
    }

    /** What is undelivered, to be tracked again as it is. */
    private static List<TrackingEvent> send(TrackingClient client, List<TrackingEvent> events) throws Exception {
        Queue<TrackingEvent> todo = new ConcurrentLinkedQueue<>(events);
        Queue<TrackingEvent> undelivered = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                senders.add(threads.submit(() -> {
                    TrackingEvent event = todo.poll();
                    while (event != null) {
                        TrackResult result = client.track(event);
                        assertThat(result).isNotInstanceOf(Rejected.class);
                        if (result instanceof Undelivered) {
                            undelivered.add(event);
                        }
                        event = todo.poll();
                    }
                }));
            }
            for (Future<?> sender : senders) {
                sender.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return new ArrayList<>(undelivered);
    }
}
