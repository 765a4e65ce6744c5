package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids derived from a business key (R30). */
class EventIdFromTest {

    /** Calculated with {@code sha256sum}; they hold in every version, for ever. Never change them. */
    @ParameterizedTest
    @CsvSource({
        "user_registered, ADD, order-1, 470355c8-7251-4ebe-b319-b0bc7083b7ac",
        "user_converted, ADD, order-1, cbfa70a6-2c5f-4187-a923-ec336a032a9f",
        "user_converted, REMOVE, order-1, a272c23c-daf7-4392-b7f6-d9c5c3767e6b",
        "user_registered, ADD, Bücher \uD83D\uDE80, 263255c2-f48a-4ade-939e-0e042211e267",
        "trial_started, REMOVE, ' a:b ', 3626416b-de85-4f2d-ad24-aa39e379e58d",
        "user_registered, ADD, u1, 98fa79e6-f569-4bf8-82dd-5a67cfa25b0f",
        "user_registered, REMOVE, u1, 5f6bbfb9-d720-418d-9fd2-957caa1a6deb"
    })
    void r30_the_same_input_is_the_same_id_for_ever(String type, Action action, String key, UUID id) {
        TrackingEvent event = TrackingEvent.of(new EventType(type), "anybody")
                .withEventIdFrom(key)
                .withAction(action);

        assertThat(event.eventId()).isEqualTo(id);
    }

    @Test
    void r30_the_order_of_the_withers_does_not_matter() {
        TrackingEvent event = TrackingEvent.conversion("u1");
        List<UUID> ids = List.of(
                event.withEventIdFrom("k").withAction(Action.REMOVE).eventId(),
                event.withAction(Action.REMOVE).withEventIdFrom("k").eventId(),
                event.withEventIdFrom("k")
                        .withMetadata(Map.of("a", 1))
                        .withAction(Action.REMOVE)
                        .eventId(),
                event.withEventIdFrom("k")
                        .withAction(Action.ADD)
                        .withAction(Action.REMOVE)
                        .eventId(),
                event.withEventId(new UUID(1, 2))
                        .withAction(Action.REMOVE)
                        .withEventIdFrom("k")
                        .eventId());

        assertThat(ids).containsOnly(ids.get(0));
    }

    @Test
    void r30_reading_the_id_early_does_not_fix_it() {
        TrackingEvent adding = TrackingEvent.conversion("u1").withEventIdFrom("k");
        UUID first = adding.eventId();

        UUID removal = adding.withAction(Action.REMOVE).eventId();
        assertThat(removal).isNotEqualTo(first);
        assertThat(adding.withAction(Action.REMOVE).withAction(null).eventId()).isEqualTo(first);
        assertThat(adding.withAction(Action.ADD).eventId()).isEqualTo(first);
    }

    @Test
    void r30_user_time_and_metadata_do_not_matter_but_type_action_and_key_do() {
        UUID id = TrackingEvent.registration("u1").withEventIdFrom("k").eventId();

        assertThat(TrackingEvent.registration("u2")
                        .withOccurredAt(Instant.EPOCH)
                        .withMetadata(Map.of("a", 1))
                        .withEventIdFrom("k")
                        .eventId())
                .isEqualTo(id);
        assertThat(TrackingEvent.conversion("u1").withEventIdFrom("k").eventId())
                .isNotEqualTo(id);
        assertThat(TrackingEvent.registration("u1").withEventIdFrom("K").eventId())
                .isNotEqualTo(id);
        assertThat(TrackingEvent.registration("u1").withEventIdFrom("k ").eventId())
                .isNotEqualTo(id);
    }

    @Test
    void r30_every_derived_id_passes_as_a_uuid_v4() {
        assertThat(IntStream.range(0, 500)
                        .mapToObj(i -> TrackingEvent.registration("u")
                                .withEventIdFrom("k" + i)
                                .eventId()))
                .allMatch(id -> id.version() == 4 && id.variant() == 2)
                .doesNotHaveDuplicates();
    }

    @Test
    void r30_without_a_type_there_is_nothing_to_derive_from() {
        assertThat(TrackingEvent.of(null, "u1").withEventIdFrom("k").eventId()).isNull();
    }
}
