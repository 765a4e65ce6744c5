package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.event;
import static com.risenexa.tracking.testing.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.support.Tuning;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.OurThreads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which threads a client has, and when. */
@Timeout(300)
class ThreadsTest {
    private final Set<Thread> before = new HashSet<>();

    /** Those of tests that ran in this JVM before may still be on their way out. */
    @BeforeEach
    void note() {
        before.addAll(all());
    }

    @Test
    void building_and_configuring_a_client_starts_no_thread() {
        for (int i = 0; i < 100; i++) {
            try (TrackingClient client = TrackingClient.builder()
                    .apiKey(Clients.KEY)
                    .startupSlug(Clients.SLUG)
                    .listener(new TrackingListener() {})
                    .build()) {
                assertThat(client.toBuilder().build().startupSlug()).contains(Clients.SLUG);
                client.track(null);
            }
        }

        assertThat(news()).isEmpty();
    }

    @Test
    @Tag("jdk-engine")
    void a_call_has_one_thread_that_decides_and_one_that_sends() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            assertThat(client.track(event()).isAccepted()).isTrue();

            assertThat(names())
                    .allMatch(name -> name.startsWith("risenexa-delivery-")
                            || name.startsWith("risenexa-http-")
                            || (name.startsWith("HttpClient-") && name.endsWith("-SelectorManager")));
        }
    }

    @Test
    void the_delivery_thread_goes_on_after_errors_outside_of_any_delivery() throws Exception {
        AtomicInteger errors = new AtomicInteger(5);
        LongSupplier clock = () -> {
            boolean decides = Thread.currentThread().getName().startsWith("risenexa-delivery");
            if (decides && errors.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new OutOfMemoryError("of the test");
            }
            return System.nanoTime();
        };
        TrackingClient.Builder builder =
                TrackingClient.builder().apiKey("rxt_live_abc").startupSlug("acme");
        try (TrackingClient client = Tuning.of(Tuning.of(builder).nanoClock(clock))
                .engine(FakeEngine.answering(202))
                .build()) {
            assertThat(get(client.trackAsync(event())).isAccepted()).isTrue();
            assertThat(errors).hasValue(0);
        }
    }

    @Test
    void every_thread_is_a_daemon_and_those_of_the_client_end_with_it() throws Exception {
        try (RawServer server = RawServer.answering(Reply.status(503), Reply.ACCEPTED)) {
            TrackingClient client =
                    Clients.builder(server).listener(new TrackingListener() {}).build();
            assertThat(get(client.trackAsync(event())).attempts()).isEqualTo(2);
            assertThat(names())
                    .anyMatch(name -> name.startsWith("risenexa-delivery-"))
                    .anyMatch(name -> name.startsWith("risenexa-callback-"))
                    .anyMatch(name -> name.startsWith("risenexa-listener-"));
            assertThat(news()).allMatch(Thread::isDaemon);

            client.close();

            OurThreads.awaitEnd(news().stream()
                    .filter(thread -> thread.getName().startsWith("risenexa-"))
                    .toList());
        }
    }

    private List<Thread> news() {
        List<Thread> threads = all();
        threads.removeAll(before);
        return threads;
    }

    private List<String> names() {
        return news().stream().map(Thread::getName).toList();
    }

    private static List<Thread> all() {
        List<Thread> threads = new ArrayList<>(OurThreads.named("risenexa-"));
        threads.addAll(OurThreads.named("HttpClient-"));
        return threads;
    }
}
