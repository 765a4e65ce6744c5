package com.risenexa.cli.internal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.support.Run;
import com.risenexa.sandbox.Sandbox;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxCommandsTest {
    private final Sandbox sandbox =
            Sandbox.builder().startup("demo").startup("acme").start();

    /** Waits longer than usual: a busy machine shall not make a second attempt. */
    private final TrackingClient client =
            sandbox.client().toBuilder().timeout(Duration.ofSeconds(30)).build();

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    private Run.Ended call(String... args) {
        return new Run().sandboxPort(sandbox.port()).call(args);
    }

    @Test
    void status_says_what_runs_and_where() {
        assertThat(call("sandbox", "status").out()).contains("up", sandbox.baseUrl(), "memory", "acme");
        assertThat(call("sandbox", "status", "--json").json())
                .containsEntry("name", "risenexa-sandbox")
                .containsEntry("up", true);
        assertThat(new Run()
                        .call("sandbox", "status", "--base-url", sandbox.baseUrl())
                        .exitCode())
                .isZero();
    }

    @Test
    void status_with_wait_gives_up_after_its_timeout() {
        Run.Ended ended = new Run().call("sandbox", "status", "--wait", "--timeout", "1ms");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).contains("nothing answers at");
    }

    @Test
    void counters_are_those_of_the_api() {
        client.trackRegistration("usr_1");

        Map<String, ?> counters = call("sandbox", "counters", "--json").json();

        assertThat(counters.keySet()).containsExactlyInAnyOrder("demo", "acme");
        assertThat(counters.get("demo")).asString().contains("user_registered={added=1, removed=0, net=1}");
        assertThat(call("sandbox", "counters", "--json", "--startup", "acme").json())
                .containsOnlyKeys("acme");
        assertThat(call("sandbox", "counters").out()).contains("user_converted");
    }

    @Test
    void events_are_shown_once_however_often_they_were_sent_and_can_be_chosen() {
        client.trackRegistration("usr_1");
        TrackingEvent twice = TrackingEvent.conversion("usr_2");
        client.track(twice);
        client.track(twice);

        Run.Ended all = call("sandbox", "events");
        Map<String, ?> converted =
                call("sandbox", "events", "--type", "user_converted", "--json").json();

        assertThat(all.out().lines()).hasSize(3);
        assertThat((List<?>) converted.get("items")).hasSize(1);
        assertThat(converted.keySet()).containsExactly("items", "next");
        assertThat(call("sandbox", "events", "--outcome", "duplicate").out())
                .contains("usr_2")
                .doesNotContain("usr_1");
        assertThat(call("sandbox", "events", "--since", "1m").out()).contains("usr_2");
        assertThat(call("sandbox", "events", "--since", "2100-01-01T00:00:00Z").out())
                .isEmpty();
        assertThat(call("sandbox", "events", "--outcome", "nonsense").exitCode())
                .isEqualTo(1);
        assertThat(call("sandbox", "events", "--limit", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void verify_counts_again() {
        client.trackRegistration("usr_1");

        assertThat(call("sandbox", "verify").out()).contains("verify ok", "1 attempt, 1 event, 0 duplicates");
        assertThat(call("sandbox", "verify", "--json").json())
                .containsEntry("ok", true)
                .containsEntry("events", 1);
    }

    @Test
    void a_verification_that_fails_exits_1() throws IOException {
        String health = "{\"name\":\"risenexa-sandbox\",\"ok\":false,\"attempts\":2,\"events\":1,\"duplicates\":0,"
                + "\"mismatches\":[\"demo: 1 counted, 2 found\"]}";
        try (RawServer server = RawServer.answering(Reply.json(409, health).thenClose())) {
            Run.Ended ended = new Run().sandboxPort(server.port()).call("sandbox", "verify");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.out()).contains("verify failed", "demo: 1 counted, 2 found");
        }
    }

    @Test
    void a_fault_is_added_listed_met_and_cleared() {
        Run.Ended added = call("sandbox", "fault", "add", "503*2,ok", "--match", "user=usr_1,type=user_registered");
        assertThat(added.out()).startsWith("fault ");
        try (TrackingClient once = client.toBuilder().maxRetries(0).build()) {
            once.trackRegistration("usr_1");
        }

        assertThat(call("sandbox", "fault", "list").out()).contains("503*2,ok", "user=usr_1", "type=user_registered");
        assertThat((List<?>) call("sandbox", "fault", "list", "--json").json().get("items"))
                .singleElement()
                .asString()
                .contains("hits=1");
        assertThat(call("sandbox", "fault", "clear").out()).contains("removed: 1");
        assertThat(call("sandbox", "fault", "list").err()).contains("No fault is set");
    }

    @Test
    void a_fault_that_cannot_be_read_is_refused_with_the_position() {
        Run.Ended ended = call("sandbox", "fault", "add", "503*,ok");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("position", "expected");
        assertThat(sandbox.faults().list()).isEmpty();
    }

    @Test
    void reset_asks_first_and_forgets_one_startup_or_all() {
        client.trackRegistration("usr_1");

        Run.Ended refused = call("sandbox", "reset");
        Run.Ended declined =
                new Run().sandboxPort(sandbox.port()).terminals().input("n\n").call("sandbox", "reset");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(declined.exitCode()).isEqualTo(2);
        assertThat(declined.err()).contains("all startups", sandbox.baseUrl());
        assertThat(sandbox.counters().registered().net()).isEqualTo(1);

        assertThat(call("sandbox", "reset", "--yes", "--startup", "acme").out()).contains("acme");
        assertThat(sandbox.counters().registered().net()).isEqualTo(1);
        new Run().sandboxPort(sandbox.port()).terminals().input("y\n").call("sandbox", "reset");
        assertThat(sandbox.counters().registered().net()).isZero();
    }

    @Test
    void what_is_no_sandbox_is_asked_nothing_but_its_health() throws IOException {
        try (RawServer server =
                RawServer.answering(Reply.json(200, "{\"up\":true}").thenClose())) {
            Run.Ended ended = new Run()
                    .environment("RISENEXA_API_KEY", "rxt_live_abc1234567890")
                    .call("sandbox", "reset", "--yes", "--base-url", server.baseUrl());

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err()).contains("is not a sandbox");
            assertThat(server.request().bytes())
                    .startsWith("GET /_sandbox/health")
                    .doesNotContainIgnoringCase("authorization");
        }
    }

    @Test
    void an_unknown_type_that_was_refused_is_no_event() {
        client.track(TrackingEvent.of(new EventType("user_upgraded"), "usr_1"));

        Run.Ended events = call("sandbox", "events");

        assertThat(events.out()).isEmpty();
        assertThat(events.err()).contains("No event matches");
    }
}
