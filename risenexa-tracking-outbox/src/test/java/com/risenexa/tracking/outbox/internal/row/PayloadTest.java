package com.risenexa.tracking.outbox.internal.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
    /** One file per version and kind, never changed again: rows of that age may lie in somebody's database. */
    @ParameterizedTest
    @ValueSource(strings = {"v1-minimal", "v1-full"})
    void what_an_older_version_wrote_is_read_and_sent_the_same(String sample) throws IOException {
        byte[] bytes = sample(sample);
        assertThat(new String(Payload.read(bytes).write(), StandardCharsets.UTF_8))
                .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void every_field_of_a_stored_event_comes_back() throws IOException {
        Payload payload = Payload.read(sample("v1-full"));
        assertThat(payload.startupSlug()).isEmpty();
        assertThat(payload.event()).satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.USER_CONVERTED);
            assertThat(event.userId()).isEqualTo("usr_ä€😀");
            assertThat(event.eventId()).isEqualTo(UUID.fromString("5c3f0c4e-1d2b-4a6f-9e8d-7c6b5a493828"));
            assertThat(event.occurredAt()).contains(Instant.parse("2026-11-24T12:00:00.123456789Z"));
            assertThat(event.action()).contains(Action.REMOVE);
            assertThat(event.metadata())
                    .containsEntry("none", null)
                    .containsEntry("exact", new BigDecimal("12345678901234567890.123456789"));
        });
        assertThat(Payload.read(sample("v1-minimal")).startupSlug()).isEqualTo("demo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "{}",
                "{\"v\":0,\"event\":{}}",
                "{\"v\":\"1\",\"event\":{}}",
                "{\"v\":1}",
                "{\"v\":1,\"event\":{}}",
                "{\"v\":2,\"event\":{}}",
                "{\"v\":1,\"event\":{\"event_type\":\"t\",\"user_id\":\"u\",\"event_id\":\"none\"}}",
                "{\"v\":1,\"event\":{\"event_type\":\"t\",\"user_id\":\"u\","
                        + "\"event_id\":\"5c3f0c4e-1d2b-4a6f-9e8d-7c6b5a493827\",\"action\":\"add up\"}}",
                "{\"v\":1,\"event\":{\"event_type\":\"t\",\"user_id\":\"u\","
                        + "\"event_id\":\"5c3f0c4e-1d2b-4a6f-9e8d-7c6b5a493827\",\"occurred_at\":\"today\"}}"
            })
    void what_is_no_payload_is_told_as_such(String text) {
        assertThatThrownBy(() -> Payload.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream in = PayloadTest.class.getResourceAsStream("/payloads/" + name + ".json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
