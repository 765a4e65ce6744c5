package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.testing.Clients;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An event's id is made once (R6). */
class EventIdentityTest {
    private static final UUID GIVEN = UUID.fromString("0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01");
    private final TrackingEvent event = TrackingEvent.conversion("u1");

    @Test
    void r6_a_random_id_is_a_uuid_v4_of_its_own() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            UUID id = TrackingEvent.registration("u1").eventId();
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
            ids.add(id);
        }

        assertThat(ids).hasSize(1_000);
    }

    @Test
    void r6_withers_keep_the_id_a_random_one_too() {
        UUID id = event.eventId();

        assertThat(event.eventId()).isEqualTo(id);
        assertThat(event.withMetadata(Map.of("a", 1)).eventId()).isEqualTo(id);
        assertThat(event.withMetadata(Map.of("a", new Object())).eventId()).isEqualTo(id);
        assertThat(event.withOccurredAt(Instant.EPOCH).eventId()).isEqualTo(id);
        assertThat(event.withOccurredAt(null).withMetadata(null).eventId()).isEqualTo(id);
    }

    @Test
    void r6_the_same_action_keeps_the_id_and_add_is_the_same_as_none() {
        UUID id = event.eventId();

        assertThat(event.withAction(null).eventId()).isEqualTo(id);
        assertThat(event.withAction(Action.ADD).eventId()).isEqualTo(id);
        assertThat(event.withAction(Action.ADD).withAction(null).eventId()).isEqualTo(id);
        TrackingEvent removal = event.withAction(Action.REMOVE);
        assertThat(removal.withAction(Action.REMOVE).eventId()).isEqualTo(removal.eventId());
    }

    @Test
    void r6_another_action_draws_a_new_random_id_each_time() {
        Set<UUID> ids = new HashSet<>(Set.of(event.eventId()));

        assertThat(ids.add(event.withAction(Action.REMOVE).eventId())).isTrue();
        assertThat(ids.add(event.withAction(Action.REMOVE).eventId())).isTrue();
        assertThat(ids.add(
                        event.withAction(Action.REMOVE).withAction(Action.ADD).eventId()))
                .isTrue();
        assertThat(event.withAction(Action.REMOVE).eventId().version()).isEqualTo(4);
    }

    @Test
    void r6_an_id_that_was_given_stays() {
        assertThat(event.withEventId(GIVEN).eventId()).isEqualTo(GIVEN);
        assertThat(event.withEventId(GIVEN).withAction(Action.REMOVE).eventId()).isEqualTo(GIVEN);
        assertThat(event.withAction(Action.REMOVE)
                        .withEventId(GIVEN)
                        .withAction(null)
                        .eventId())
                .isEqualTo(GIVEN);
    }

    @Test
    void r6_tracking_the_same_event_again_sends_the_same_bytes() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server).build()) {
            TrackResult first = client.track(event);
            TrackResult second = client.trackAsync(event).join();

            assertThat(second).isEqualTo(first);
            assertThat(first.eventId()).isEqualTo(event.eventId());
            assertThat(server.requests().get(1).bytes())
                    .isEqualTo(server.requests().get(0).bytes());
        }
    }

    @Test
    void withers_leave_the_event_as_it_was() {
        TrackingEvent other = event.withEventId(GIVEN)
                .withAction(Action.REMOVE)
                .withOccurredAt(Instant.EPOCH)
                .withMetadata(Map.of("a", 1));

        assertThat(event.eventId()).isNotEqualTo(GIVEN);
        assertThat(event.action()).isEmpty();
        assertThat(event.occurredAt()).isEmpty();
        assertThat(event.metadata()).isEmpty();
        assertThat(other.type()).isEqualTo(EventType.USER_CONVERTED);
        assertThat(other.userId()).isEqualTo("u1");
        assertThat(other.action()).contains(Action.REMOVE);
        assertThat(other.occurredAt()).contains(Instant.EPOCH);
        assertThat(other.metadata()).isEqualTo(Map.of("a", 1));
    }

    @Test
    void every_field_is_final_and_private() {
        for (Field field : TrackingEvent.class.getDeclaredFields()) {
            if (!field.isSynthetic()) {
                assertThat(Modifier.isFinal(field.getModifiers()) && Modifier.isPrivate(field.getModifiers()))
                        .as(field.getName())
                        .isTrue();
            }
        }
    }

    @Test
    void to_string_shows_type_and_id_only() {
        TrackingEvent secret = TrackingEvent.registration("alice@example.org")
                .withEventId(GIVEN)
                .withMetadata(Map.of("plan", "gold"))
                .withOccurredAt(Instant.EPOCH);

        assertThat(secret.toString()).isEqualTo("TrackingEvent[user_registered, " + GIVEN + "]");
    }
}
