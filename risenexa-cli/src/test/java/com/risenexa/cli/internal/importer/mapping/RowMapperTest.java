package com.risenexa.cli.internal.importer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.cli.internal.importer.input.Header;
import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.mapping.RowMapper.MappingResult;
import com.risenexa.cli.internal.importer.mapping.TimeFormat.TimestampParser;
import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowMapperTest {
    private static MappingOptions options(@Nullable String type, String... maps) {
        return MappingOptions.of(List.of(maps), type, false, null, ZoneOffset.UTC, null);
    }

    private static MappingResult map(MappingOptions options, String header, String cells) {
        Header names = new Header(Arrays.asList(header.split(",")), false, ',', false);
        Row row = new Row(2, Arrays.asList(cells.split(",", -1)), null, null);
        return new RowMapper(Mapping.of(options, names)).map(row);
    }

    private static TrackingEvent event(MappingResult mapped) {
        return Objects.requireNonNull(mapped.event(), () -> String.valueOf(mapped.fault()));
    }

    private static RowError fault(MappingResult mapped) {
        return Objects.requireNonNull(mapped.fault());
    }

    /** Fixed for ever: these ids are in the ledger of whoever has imported. */
    @ParameterizedTest
    @CsvSource({
        "usr_1, '', registration, '', import:usr_1:",
        "usr_1, 2026-04-01 12:00, registration, '', import:usr_1:2026-04-01T12:00:00Z",
        "usr_1, 2026-04-01T14:00:00+02:00, conversion, remove, import:usr_1:2026-04-01T12:00:00Z"
    })
    void r30_an_id_is_derived_from_user_and_time(String user, String at, String type, String action, String key) {
        TrackingEvent event =
                event(map(options(null), "user_id,occurred_at,type,action", String.join(",", user, at, type, action)));

        assertThat(event.eventId())
                .isEqualTo(TrackingEvent.of(Objects.requireNonNull(event.type()), user)
                        .withAction(event.action().orElse(Action.ADD))
                        .withEventIdFrom(key)
                        .eventId());
    }

    @Test
    void r30_these_pairs_never_change() {
        assertThat(event(map(options("registration"), "user_id", "usr_1")).eventId())
                .hasToString("75f22ec7-ca80-4eff-96df-050374926b2a");
        assertThat(event(map(options("conversion"), "user_id,occurred_at", "usr_1,2026-04-01"))
                        .eventId())
                .hasToString("ad53fd39-1729-4817-9df8-56b4f64dfe66");
    }

    @Test
    void r30_an_id_column_takes_the_place_of_user_and_time() {
        MappingOptions options = MappingOptions.of(List.of(), "conversion", false, "order", ZoneOffset.UTC, null);

        MappingResult one = map(options, "user_id,order", "usr_1,o-1");

        assertThat(event(one).eventId())
                .isEqualTo(TrackingEvent.conversion("x")
                        .withEventIdFrom("import:o-1")
                        .eventId());
        assertThat(fault(map(options, "user_id,order", "usr_1, ")))
                .isEqualTo(new RowError("field_missing", "--id-column order is empty", "order"));
    }

    @Test
    void an_id_that_is_given_is_kept_and_must_be_a_uuid() {
        String id = "0b5c1a52-9d3f-4a6e-8f11-2c3d4e5f6a7b";

        assertThat(event(map(options("registration"), "user_id,event_id", "usr_1," + id))
                        .eventId())
                .hasToString(id);
        assertThat(fault(map(options("registration"), "user_id,event_id", "usr_1,1-1-1-1-1"))
                        .message())
                .contains("event_id is \"1-1-1-1-1\"; expected a UUID");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01, 2026-03-31T22:00:00Z",
        "2026-04-01 14:30, 2026-04-01T12:30:00Z",
        "2026-04-01 14:30:05, 2026-04-01T12:30:05Z",
        "2026-04-01T14:30:05.25, 2026-04-01T12:30:05.250Z",
        "2026-04-01T14:30:05Z, 2026-04-01T14:30:05Z",
        "2026-04-01T14:30:05-05:00, 2026-04-01T19:30:05Z",
        "2026-03-29 02:30, 2026-03-29T01:30:00Z",
        "2026-04-01 12:00:00+00, 2026-04-01T12:00:00Z",
        "2026-04-01 12:00:00.123456+00, 2026-04-01T12:00:00.123456Z",
        "2026-04-01 09:00:00-03, 2026-04-01T12:00:00Z",
        "2026-04-01 17:30:00+0530, 2026-04-01T12:00:00Z",
        "2026-04-01 17:30:00+05:30, 2026-04-01T12:00:00Z",
        "1890-04-01 12:53:28+00:53:28, 1890-04-01T12:00:00Z",
        "2026-04-01 12:00:00 UTC, 2026-04-01T12:00:00Z",
        "2026-04-01 12:00:00.5 utc, 2026-04-01T12:00:00.500Z",
        "2026-04-01 12:00 UTC, 2026-04-01T12:00:00Z",
        "2026-04-01 12:00:00 +0000, 2026-04-01T12:00:00Z",
        "2026-04-01 14:00:00 +02, 2026-04-01T12:00:00Z",
        "2026-04-01 14:00:00 +02:00, 2026-04-01T12:00:00Z",
        "2026-04-01T12:00:00 Z, 2026-04-01T12:00:00Z",
        "2026-04-01t14:30z, 2026-04-01T14:30:00Z"
    })
    void a_time_is_read_in_its_zone(String text, Instant expected) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(TimestampParser.read(text, berlin))
                .isEqualTo(expected)
                .as("by position and by the formatter")
                .isEqualTo(TimestampParser.any(text, berlin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-13-01",
                "01.04.2026",
                "2026-04-01 25:00",
                "2026-02-30",
                "2026-02-30T12:00:00+01:00",
                "2026-04-01 24:00",
                "2026-04-01 12:00:00+19",
                "2026-04-01 12:00:00+053",
                "2026-04-01 12:00:00+05301",
                "2026-04-01 12:00:00 +00 UTC",
                "2026-04-01 UTC",
                "2026-04-01 12:00:00 CET",
                "infinity",
                "0044-03-15 12:00:00+00 BC",
                "0000-00-00 00:00:00",
                "1775044800",
                "2026-04-01x"
            })
    void what_is_no_time_is_named(String text) {
        RowError fault = fault(map(options("registration"), "user_id,occurred_at", "usr_1," + text));

        assertThat(fault.code()).isEqualTo("field_invalid");
        assertThat(fault.column()).isEqualTo("occurred_at");
        assertThat(fault.message()).contains(text, "2026-04-01T12:00:00Z", "--time-format");
    }

    @Test
    void a_type_for_all_rows_wins_over_a_column_that_only_has_the_name() {
        assertThat(event(map(options("registration"), "user_id,type", "usr_1,paid"))
                        .type())
                .isEqualTo(EventType.USER_REGISTERED);
        assertThat(event(map(options("registration", "type=type"), "user_id,type", "usr_1,conversion"))
                        .type())
                .isEqualTo(EventType.USER_CONVERTED);
        assertThat(event(map(options("registration", "type=type"), "user_id,type", "usr_1,"))
                        .type())
                .isEqualTo(EventType.USER_REGISTERED);
        assertThat(fault(map(options(null), "user_id,type", "usr_1,")).message())
                .isEqualTo("type is empty");
    }

    @Test
    void metadata_comes_from_named_columns_and_an_empty_cell_gives_none() {
        TrackingEvent event = event(map(
                options("registration", "metadata.plan=p,metadata.via=v"),
                "user_id,p,v,metadata.seats,metadata",
                "usr_1,pro,,5,{\"a\":1}"));

        assertThat(event.metadata()).isEqualTo(Map.of("plan", "pro", "seats", "5", "a", 1));
        assertThat(fault(map(options("registration"), "user_id,metadata", "usr_1,no json"))
                        .message())
                .contains("no json", "a JSON object is expected");
    }

    @Test
    void an_action_is_add_or_remove() {
        assertThat(event(map(options("conversion"), "user_id,action", "u,Remove"))
                        .action())
                .contains(Action.REMOVE);
        assertThat(event(map(options("conversion"), "user_id,action", "u,")).action())
                .isEmpty();
        assertThat(fault(map(options("conversion"), "user_id,action", "u,delete"))
                        .message())
                .contains("delete", "add or remove");
    }
}
