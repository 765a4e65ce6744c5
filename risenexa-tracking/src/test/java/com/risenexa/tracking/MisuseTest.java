package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.testing.Clients;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that can be seen to be invalid: a result that names the fault, nothing sent, nothing thrown (R10, R11). */
class MisuseTest {
    private final RawServer server = RawServer.answering(Reply.ACCEPTED);
    private final TrackingClient client = Clients.builder(server).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void assertRefused(@Nullable TrackingEvent event, String... faults) {
        TrackResult result = client.track(event);

        assertThat(result).isInstanceOfSatisfying(ValidationError.class, error -> {
            assertThat(error.errors()).containsExactly(faults);
            assertThat(error.message()).isEqualTo(String.join("; ", faults));
            assertThat(error.statusCode()).isNull();
            assertThat(error.attempts()).isZero();
        });
        assertThat(client.trackAsync(event).join()).isEqualTo(result);
        assertThat(server.connections()).isZero();
    }

    @Test
    void r10_a_null_event_is_refused() {
        assertRefused(null, "event is null");
        assertThat(client.track(null).eventId()).isNull();
    }

    @Test
    void r12_a_refused_event_still_says_its_id() {
        TrackingEvent event = TrackingEvent.registration(" ");

        assertThat(client.track(event).eventId()).isEqualTo(event.eventId());
    }

    @Test
    void r10_every_way_to_track_refuses_a_null_user() {
        assertRefused(TrackingEvent.registration(null), "user_id is missing");
        assertRefused(TrackingEvent.conversion(null), "user_id is missing");
        assertThat(client.trackRegistration(null).toJson()).contains("user_id is missing");
        assertThat(client.trackConversion(null).toJson()).contains("user_id is missing");
        assertThat(client.trackRegistrationAsync(null).join().toJson()).contains("user_id is missing");
        assertThat(client.trackConversionAsync(null).join().toJson()).contains("user_id is missing");
        assertThat(server.connections()).isZero();
    }

    @Test
    void r10_a_null_type_is_refused() {
        assertRefused(TrackingEvent.of(null, "u1"), "event_type is missing");
        assertRefused(TrackingEvent.of(new EventType(null), "u1"), "event_type is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u2003", "\n\n"})
    void r10_a_blank_user_or_type_is_refused(String blank) {
        assertRefused(TrackingEvent.registration(blank), "user_id is blank");
        assertRefused(TrackingEvent.of(new EventType(blank), "u1"), "event_type is blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\0", "a\u007f", "\u0085b", "a\r\nX-Injected: 1", "a\tb", "\u001b[31m"})
    void r10_control_characters_are_refused(String text) {
        assertRefused(TrackingEvent.registration(text), "user_id has a control character");
        assertRefused(TrackingEvent.of(new EventType(text), "u1"), "event_type has a control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE80", "a\uD83Db", "\uDE80\uD83D", "\uD83D\uD83D\uDE80", "x\uD83D"})
    void r10_unpaired_surrogates_are_refused_anywhere(String text) {
        assertRefused(TrackingEvent.registration(text), "user_id has an unpaired surrogate");
        assertRefused(TrackingEvent.of(new EventType(text), "u1"), "event_type has an unpaired surrogate");
        assertRefused(
                TrackingEvent.registration("u1").withMetadata(Map.of("k", text)),
                "metadata.k has an unpaired surrogate");
        assertRefused(
                TrackingEvent.registration("u1").withMetadata(Map.of(text, 1)),
                "metadata has a key with an unpaired surrogate");
        assertRefused(
                TrackingEvent.registration("u1").withEventIdFrom(text),
                "event_id is missing: the id was null, or the key it is derived from null, blank or with an"
                        + " unpaired surrogate");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void r10_a_null_or_blank_key_is_refused_and_never_a_fresh_id(@Nullable String key) {
        TrackingEvent event = TrackingEvent.registration("u1").withEventIdFrom(key);

        assertThat(client.track(event).toJson()).contains("event_id is missing");
        assertThat(event.eventId()).isNull();
        assertThat(client.track(event).eventId()).isNull();
        assertThat(server.connections()).isZero();
    }

    @Test
    void r10_a_null_id_is_refused_and_never_a_fresh_id() {
        TrackingEvent event = TrackingEvent.registration("u1").withEventId(null);

        assertThat(client.track(event).toJson()).contains("event_id is missing");
        assertThat(event.eventId()).isNull();
        assertThat(event.withAction(Action.REMOVE).eventId()).isNull();
        assertThat(client.track(event.withEventId(new UUID(0, 0))).isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "-1000000000-01-01T00:00:00Z",
        "0000-12-31T23:59:59.999999999Z",
        "-0001-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z"
    })
    void r10_a_year_outside_0001_to_9999_is_refused(String at) {
        assertRefused(
                TrackingEvent.registration("u1").withOccurredAt(Instant.parse(at)),
                "occurred_at is " + at + "; a year from 0001 to 9999 is expected");
    }

    @Test
    void r10_the_extremes_of_instant_are_refused() {
        assertThat(client.track(TrackingEvent.registration("u1").withOccurredAt(Instant.MIN))
                        .toJson())
                .contains("a year from 0001 to 9999");
        assertThat(client.track(TrackingEvent.registration("u1").withOccurredAt(Instant.MAX))
                        .toJson())
                .contains("a year from 0001 to 9999");
        assertThat(client.track(TrackingEvent.registration("u1")
                                .withOccurredAt(Instant.now().plus(1, ChronoUnit.DAYS)))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void r10_all_faults_are_named_at_once() {
        assertRefused(
                TrackingEvent.of(new EventType(""), null)
                        .withEventIdFrom(" ")
                        .withOccurredAt(Instant.MAX)
                        .withMetadata(Map.of("a", new Object())),
                "event_type is blank",
                "user_id is missing",
                "event_id is missing: the id was null, or the key it is derived from null, blank or with an"
                        + " unpaired surrogate",
                "occurred_at is +1000000000-12-31T23:59:59.999999999Z; a year from 0001 to 9999 is expected",
                "metadata.a is a java.lang.Object; expected null, String, Boolean, a finite Number, Map, Collection,"
                        + " array, Enum, UUID or java.time");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void r10_a_body_of_1_mib_is_sent_and_one_byte_more_is_not(int more, boolean sent) {
        int rest = "{\"event_type\":\"user_registered\",\"user_id\":\"\",\"startup_slug\":\"acme\",\"event_id\":\"\"}"
                        .length()
                + 36;
        TrackResult result = client.trackRegistration("x".repeat((1 << 20) - rest + more));

        assertThat(result.isAccepted()).isEqualTo(sent);
        if (sent) {
            assertThat(server.request().body()).hasSize(1 << 20);
        } else {
            assertThat(((ValidationError) result).errors())
                    .containsExactly("the body has 1048577 bytes; at most 1048576 are sent");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void r10_a_user_id_of_5_mb_is_refused() {
        assertThat(client.trackRegistration("ü".repeat(5_000_000)).toJson()).contains("at most 1048576 are sent");
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void r18_a_total_of_nothing_is_refused(long seconds) {
        TrackResult result = client.track(TrackingEvent.registration("u1"), Duration.ofSeconds(seconds));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ValidationError.class,
                        error -> assertThat(error.message()).startsWith("total is PT"));
        assertThat(client.track(null, Duration.ZERO)).isInstanceOf(ValidationError.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void r18_a_total_of_null_or_for_ever_bounds_nothing() {
        TrackingEvent event = TrackingEvent.registration("u1");

        assertThat(client.track(event, null).isAccepted()).isTrue();
        assertThat(client.track(event, Duration.ofSeconds(Long.MAX_VALUE)).isAccepted())
                .isTrue();
    }

    @Test
    void r10_nothing_is_judged_before_it_is_tracked() {
        TrackingEvent event = TrackingEvent.of(null, null)
                .withEventId(null)
                .withEventIdFrom(null)
                .withOccurredAt(null)
                .withMetadata(null)
                .withAction(null);

        assertThat(event.toString()).isEqualTo("TrackingEvent[null, null]");
        assertThat(client.track(event)).isInstanceOf(ValidationError.class);
    }
}
