package com.risenexa.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.sandbox.Sandbox;
import com.risenexa.sandbox.WaitCondition;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.RisenexaTracking;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingException;
import com.risenexa.tracking.Undelivered;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the documentation shows, run. */
class ExamplesTest {
    private Sandbox sandbox;
    private TrackingClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.builder()
                .startup("my-startup")
                .startup("my-other-startup")
                .timeScale(1000)
                .start();
        client = sandbox.client();
        System.setProperty("risenexa.api-key", sandbox.apiKey());
        System.setProperty("risenexa.base-url", sandbox.baseUrl());
    }

    @AfterEach
    void stop() {
        RisenexaTracking.configure(null);
        List.of("risenexa.api-key", "risenexa.base-url", "risenexa.startup-slug")
                .forEach(System::clearProperty);
        sandbox.close();
    }

    @Test
    void the_first_lines_track_a_registration_and_a_conversion() {
        System.setProperty("risenexa.startup-slug", sandbox.startupSlug());
        assertThat(QuickStart.run().isAccepted()).isTrue();
        assertThat(sandbox.await(WaitCondition.counted(2).withTimeout(WaitCondition.LONGEST))
                        .reached())
                .isTrue();
        assertThat(sandbox.counters().registered().net()).isEqualTo(1);
        assertThat(sandbox.counters().converted().net()).isEqualTo(1);
    }

    @Test
    void a_client_is_configured_globally_or_by_itself() {
        Configuration.global();
        assertThat(RisenexaTracking.trackRegistration("usr_1").isAccepted()).isTrue();
        try (TrackingClient own = Configuration.perInstance(sandbox.apiKey(), sandbox.baseUrl());
                TrackingClient other = Configuration.rotatingKey(sandbox::apiKey, own)) {
            assertThat(own.trackRegistration("usr_2").isAccepted()).isTrue();
            assertThat(other.trackRegistration("usr_3").isAccepted()).isTrue();
        }
        assertThat(sandbox.counters().registered().net()).isEqualTo(2);
    }

    @Test
    void events_are_counted_and_taken_back() {
        assertThat(Events.simple(client)).allMatch(TrackResult::isAccepted);
        assertThat(Events.everyField(client).isAccepted()).isTrue();
        assertThat(Events.remove(client).isAccepted()).isTrue();
        assertThat(sandbox.counters().converted().net()).isEqualTo(1);
    }

    @Test
    void the_same_event_counts_once_however_often_it_is_sent() {
        sandbox.faults().everyEvent("lost-ack*4,ok");
        assertThat(Idempotency.again(client).isAccepted()).isTrue();
        assertThat(Idempotency.fromKey(client, "981").isAccepted()).isFalse();
        assertThat(Idempotency.fromKey(client, "981").isAccepted()).isTrue();
        assertThat(sandbox.counters().registered().net()).isEqualTo(1);
        assertThat(sandbox.counters().converted().net()).isEqualTo(1);
    }

    @Test
    void a_result_is_folded_looked_at_or_thrown() throws TrackingException {
        TrackResult accepted = client.trackRegistration("usr_1");
        TrackResult rejected = client.track(TrackingEvent.of(new EventType("user_left"), "usr_1"));
        assertThat(Results.fold(accepted)).startsWith("counted as ");
        assertThat(Results.fold(rejected)).startsWith("fix code or settings: ");
        Results.onError(rejected);
        assertThat(Results.orElseThrow(accepted)).isEqualTo(1);
        assertThatThrownBy(() -> Results.orElseThrow(rejected))
                .isInstanceOf(TrackingException.class)
                .hasMessageContaining("user_registered or user_converted");
    }

    @Test
    void a_web_application_does_not_wait_and_drains_at_its_end() {
        TrackingClient own = client.toBuilder().build();
        assertThat(WebApplication.signUp(own, "usr_1")).succeedsWithin(Duration.ofMinutes(5));
        TrackingEvent event = TrackingEvent.registration("usr_2");
        TrackResult result = WebApplication.bounded(own, event);
        for (int i = 0; i < 100 && result instanceof Undelivered; i++) { // not within 500 ms: a busy machine
            result = WebApplication.bounded(own, event);
        }
        assertThat(result.isAccepted()).isTrue();
        assertThat(sandbox.counters().registered().net()).isEqualTo(2);
        assertThat(WebApplication.shutDown(own).complete()).isTrue();
    }

    @Test
    void a_backfill_reports_its_sums() {
        assertThat(Backfill.run(client, List.of("usr_1", "usr_2", "usr_1")).accepted())
                .isEqualTo(3);
        assertThat(sandbox.counters().registered().net()).isEqualTo(2);
    }
}
