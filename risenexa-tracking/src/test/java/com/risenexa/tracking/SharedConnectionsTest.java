package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.brief;
import static com.risenexa.tracking.testing.Offline.event;
import static com.risenexa.tracking.testing.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.Offline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that come from one another by toBuilder. */
@Timeout(300)
class SharedConnectionsTest {
    @Test
    void they_send_over_the_same_connection_each_with_its_own_credentials() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient first = Clients.builder(server).build();
                TrackingClient second = first.toBuilder()
                        .apiKey("other-key")
                        .startupSlug("other")
                        .build()) {
            first.track(event());
            second.track(event());
            first.track(event());

            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly("Bearer " + Clients.KEY, "Bearer other-key", "Bearer " + Clients.KEY);
            assertThat(second.startupSlug()).contains("other");
        }
    }

    @Test
    void closing_one_breaks_no_other_and_the_last_can_be_followed_by_a_new_one() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            TrackingClient first = Clients.builder(server).build();
            TrackingClient second = first.toBuilder().build();
            assertThat(get(first.trackAsync(event())).isAccepted()).isTrue();

            first.close();
            first.close();
            assertThat(second.track(event()).isAccepted()).isTrue();
            assertThat(get(second.trackAsync(event())).isAccepted()).isTrue();
            assertThat(server.requests()).extracting(RawRequest::connection).containsOnly(1);

            second.close();
            try (TrackingClient third = first.toBuilder().build()) {
                assertThat(third.track(event()).isAccepted()).isTrue();
            }
        }
    }

    @Test
    void r16_each_has_a_gate_of_its_own() {
        try (RawServer server = RawServer.answering(Reply.status(429, "Retry-After: 3000"), Reply.ACCEPTED);
                TrackingClient first = Clients.inRealTime(server).build();
                TrackingClient second = first.toBuilder().build()) {
            first.track(event());

            assertThat(brief(first.track(event()))).isEqualTo("rate_limited 0");
            assertThat(brief(second.track(event()))).isEqualTo("accepted 1");
        }
    }

    @Test
    void an_engine_that_was_given_stays_its_makers() {
        FakeEngine engine = FakeEngine.answering(202);
        TrackingClient first = Offline.builder(engine, new HandClock()).build();
        TrackingClient second = first.toBuilder().build();

        first.close();
        second.close();

        assertThat(engine.closes()).isZero();
    }
}
