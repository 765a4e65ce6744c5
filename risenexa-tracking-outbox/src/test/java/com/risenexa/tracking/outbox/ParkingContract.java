package com.risenexa.tracking.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.testsupport.Eventually;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of events that are refused. */
abstract class ParkingContract extends DeliveryContract {

    @Test
    void r28_a_refused_event_is_parked_with_its_result_and_in_nobodys_way() throws Exception {
        TrackingOutbox outbox = outbox();
        TrackingEvent odd = TrackingEvent.of(new EventType("page_viewed"), "usr_1");
        outbox.record(odd);
        outbox.record(signup(2));
        outbox.start();
        Eventually.until("one is parked, one delivered", () -> outbox.status().parked() == 1 && rows() == 1);
        assertThat(registered()).isEqualTo(1);
        assertThat(outbox.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.eventId()).isEqualTo(odd.eventId());
            assertThat(parked.eventType()).isEqualTo("page_viewed");
            assertThat(parked.userId()).isEqualTo("usr_1");
            assertThat(parked.startupSlug()).isEqualTo("demo");
            assertThat(parked.attempts()).isEqualTo(1);
            assertThat(parked.parkedAt()).isAfterOrEqualTo(parked.recordedAt());
            assertThat(parked.result())
                    .contains("\"result\":\"validation_error\"", "\"status_code\":422", "\"attempts\":1");
            assertThat(parked.toString()).doesNotContain("usr_1");
        });
        assertThat(outbox.status().lastError()).contains("validation_error");
        assertThat(outbox.record(odd)).as("recorded again").isInstanceOf(RecordResult.AlreadyRecorded.class);
    }

    @Test
    void a_parked_event_is_discarded_with_a_reason_only() throws Exception {
        TrackingOutbox outbox = outbox();
        TrackingEvent odd = TrackingEvent.of(new EventType("page_viewed"), "usr_1");
        UUID id = Objects.requireNonNull(odd.eventId());
        outbox.record(odd);
        assertThat(outbox.discard(id, "not parked yet")).isFalse();
        outbox.start();
        Eventually.until("it is parked", () -> outbox.status().parked() == 1);
        assertThatThrownBy(() -> outbox.discard(id, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(outbox.discard(id, "a type of the test system")).isTrue();
        assertThat(rows()).isZero();
        assertThat(outbox.discard(id, "gone already")).isFalse();
        assertThat(outbox.retry(id)).isFalse();
    }

    @Test
    void events_parked_for_wrong_credentials_are_delivered_by_a_client_with_the_right_ones() throws Exception {
        TrackingOutbox wrong = outbox(withKey("rxt_wrong"));
        recorded(wrong, 0, 3);
        wrong.start();
        Eventually.until("all are parked", () -> wrong.status().parked() == 3);
        assertThat(wrong.parked())
                .allSatisfy(parked -> assertThat(parked.result())
                        .contains("authentication_error")
                        .doesNotContain("rxt_wrong"));
        wrong.close();
        TrackingOutbox right = outbox();
        right.start();
        assertThat(right.retry(Objects.requireNonNull(signup(0).eventId()))).isTrue();
        untilRegistered(1);
        assertThat(right.retryAll()).isEqualTo(2);
        untilEmpty();
        assertThat(registered()).isEqualTo(3);
    }

    @Test
    void a_run_of_refused_credentials_pauses_the_worker_and_the_rest_stays_pending() throws Exception {
        TrackingOutbox wrong = outbox(withKey("rxt_wrong"));
        recorded(wrong, 0, 200);
        wrong.start();
        Eventually.until("it pauses", () -> wrong.status().pausedUntil() != null);
        assertThat(wrong.status().pausedBecause()).contains("authentication_error");
        wrong.close();
        assertThat(wrong.status().parked()).isEqualTo(10);
        assertThat(wrong.status().pending()).isEqualTo(190);
        assertThat(sandbox.attempts()).as("no more than were in flight").hasSizeLessThanOrEqualTo(80);
        TrackingOutbox right = outbox();
        right.retryAll();
        database().execute("UPDATE risenexa_outbox SET execution_time = recorded_at");
        right.start();
        untilEmpty();
        assertThat(registered()).isEqualTo(200);
    }

    @Test
    void r21_an_unconfigured_client_parks_nothing_and_pauses() throws Exception {
        TrackingOutbox outbox =
                outbox(TrackingClient.builder().startupSlug("demo").build());
        recorded(outbox, 0, 5);
        outbox.start();
        Eventually.until("it pauses", () -> outbox.status().pausedUntil() != null);
        outbox.close();
        assertThat(outbox.status().parked()).isZero();
        assertThat(outbox.status().pending()).isEqualTo(5);
        assertThat(outbox.status().lastError()).contains("api_key");
    }

    @Test
    void an_event_of_another_startup_is_parked_and_one_of_none_is_sent() throws Exception {
        outbox(client().toBuilder().startupSlug("other").build()).record(signup(1));
        outbox(TrackingClient.builder().build()).record(signup(2));
        TrackingOutbox outbox = outbox();
        outbox.start();
        Eventually.until("one is parked, one delivered", () -> outbox.status().parked() == 1 && rows() == 1);
        assertThat(outbox.parked().get(0).result()).contains("startup other", "demo", "\"attempts\":0");
        assertThat(sandbox.events())
                .singleElement()
                .satisfies(event -> assertThat(event.userId()).isEqualTo("usr_2"));
    }

    @Test
    void an_unreadable_row_is_parked_and_not_in_the_way() throws Exception {
        TrackingOutbox outbox = outbox();
        for (int i = 0; i < 3; i++) {
            outbox.record(signup(i));
        }
        spoil(0, "no JSON".getBytes(StandardCharsets.UTF_8));
        spoil(1, "{\"v\":99,\"event\":{}}".getBytes(StandardCharsets.UTF_8));
        outbox.start();
        Eventually.until("two are parked, one delivered", () -> outbox.status().parked() == 2 && rows() == 2);
        assertThat(outbox.parked()).allSatisfy(parked -> {
            assertThat(parked.eventType()).isNull();
            assertThat(parked.result()).contains("cannot be read");
        });
        assertThat(outbox.parked())
                .anySatisfy(parked -> assertThat(parked.result()).contains("version 99"));
    }

    private void spoil(int number, byte[] payload) throws SQLException {
        try (Connection connection = database().dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE risenexa_outbox SET task_data = ? WHERE task_instance = ?")) {
            update.setBytes(1, payload);
            update.setString(2, String.valueOf(signup(number).eventId()));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private TrackingClient withKey(String key) {
        return client().toBuilder().apiKey(key).build();
    }
}
