package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.testing.Json;
import com.risenexa.tracking.testing.One;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Metadata that is sent (R3, R10). */
class MetadataTest {

    private static TrackingEvent with(Map<String, ? extends @Nullable Object> metadata) {
        return TrackingEvent.registration("u1").withMetadata(metadata);
    }

    /** The metadata's JSON as it was sent. */
    private static String sent(TrackingEvent event) {
        One one = One.track(event, 0, Reply.ACCEPTED);
        assertThat(one.result()).isInstanceOf(Accepted.class);
        String body = one.requests().get(0).bodyText();
        return body.substring(body.indexOf("\"metadata\":") + 11, body.length() - 1);
    }

    private static String sentValue(@Nullable Object value) {
        Map<String, @Nullable Object> metadata = new HashMap<>();
        metadata.put("v", value);
        String sent = sent(with(metadata));
        return sent.substring(5, sent.length() - 1);
    }

    @Test
    void r10_scalars() {
        assertThat(sentValue(null)).isEqualTo("null");
        assertThat(sentValue(true)).isEqualTo("true");
        assertThat(sentValue("\"\\/\u0001ü\n")).isEqualTo("\"\\\"\\\\/\\u0001ü\\n\"");
        assertThat(sentValue(UUID.fromString("0B4E3C1A-5F7D-4A7C-9D53-2F1F0A6F7E01")))
                .isEqualTo("\"0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01\"");
    }

    @Test
    void r10_an_enum_is_its_name() {
        assertThat(sentValue(TimeUnit.DAYS)).isEqualTo("\"DAYS\"");
        assertThat(sentValue(Odd.CONSTANT)).isEqualTo("\"CONSTANT\"");
        assertThat(sentValue(DayOfWeek.MONDAY)).isEqualTo("\"MONDAY\"");
    }

    /** A constant with a body is of a class of its own. */
    private enum Odd {
        CONSTANT {
            @Override
            public String toString() {
                return "something else";
            }
        }
    }

    @Test
    void r10_numbers_keep_every_digit() {
        assertThat(sentValue((byte) -128)).isEqualTo("-128");
        assertThat(sentValue((short) 7)).isEqualTo("7");
        assertThat(sentValue(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(sentValue(0.1)).isEqualTo("0.1");
        assertThat(sentValue(0.1f)).isEqualTo("0.1");
        assertThat(sentValue(-0.0)).isEqualTo("-0.0");
        assertThat(sentValue(Double.MIN_VALUE)).isEqualTo("4.9E-324");
        assertThat(sentValue(new BigDecimal("1.2300"))).isEqualTo("1.2300");
        assertThat(sentValue(new BigInteger("123456789012345678901234567890")))
                .isEqualTo("123456789012345678901234567890");
    }

    @Test
    void r10_exotic_numbers_are_what_they_print() {
        assertThat(sentValue(new AtomicLong(5))).isEqualTo("5");
        LongAdder adder = new LongAdder();
        adder.add(12);
        assertThat(sentValue(adder)).isEqualTo("12");
        assertThat(sentValue(new Printing("1.5e3"))).isEqualTo("1.5E+3");
    }

    @Test
    void r10_moments_are_iso_8601() {
        assertThat(sentValue(Instant.EPOCH)).isEqualTo("\"1970-01-01T00:00:00Z\"");
        assertThat(sentValue(LocalDate.of(2026, 4, 1))).isEqualTo("\"2026-04-01\"");
        assertThat(sentValue(LocalTime.NOON)).isEqualTo("\"12:00\"");
        assertThat(sentValue(Year.of(2026))).isEqualTo("\"2026\"");
        assertThat(sentValue(Duration.ofSeconds(90))).isEqualTo("\"PT1M30S\"");
        assertThat(sentValue(Period.ofMonths(2))).isEqualTo("\"P2M\"");
        assertThat(sentValue(ZoneOffset.ofHours(2))).isEqualTo("\"+02:00\"");
        assertThat(sentValue(OffsetDateTime.of(2026, 4, 1, 12, 0, 0, 0, ZoneOffset.UTC)))
                .isEqualTo("\"2026-04-01T12:00Z\"");
        assertThat(sentValue(ZonedDateTime.of(2026, 4, 1, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"))))
                .isEqualTo("\"2026-04-01T12:00:00+02:00\"");
    }

    @Test
    void r10_collections_and_arrays_are_lists_in_their_order() {
        assertThat(sentValue(Arrays.asList(1, null, "a"))).isEqualTo("[1,null,\"a\"]");
        assertThat(sentValue(new LinkedHashSet<>(List.of("z", "a")))).isEqualTo("[\"z\",\"a\"]");
        assertThat(sentValue(new ArrayDeque<>(List.of(2, 1)))).isEqualTo("[2,1]");
        assertThat(sentValue(new int[] {1, 2})).isEqualTo("[1,2]");
        assertThat(sentValue(new byte[] {-1})).isEqualTo("[-1]");
        assertThat(sentValue(new double[] {0.5})).isEqualTo("[0.5]");
        assertThat(sentValue(new boolean[] {true})).isEqualTo("[true]");
        assertThat(sentValue(new Object[][] {{1}, {}, {"x", null}})).isEqualTo("[[1],[],[\"x\",null]]");
    }

    @Test
    void r10_the_order_of_keys_and_nulls_are_kept() {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("z", null);
        metadata.put("", Map.of());
        metadata.put("a", List.of());
        metadata.put("a.b\n", "x");

        assertThat(sent(with(metadata))).isEqualTo("{\"z\":null,\"\":{},\"a\":[],\"a.b\\n\":\"x\"}");
    }

    @Test
    void r3_empty_metadata_are_not_given() {
        for (TrackingEvent event : List.of(with(Map.of()), with(Map.of("a", 1)).withMetadata(null))) {
            assertThat(One.track(event, 0, Reply.ACCEPTED).requests().get(0).bodyText())
                    .doesNotContain("metadata");
        }
    }

    @Test
    void r10_100_levels_are_sent() {
        String sent = sent(with(nested(100)));

        assertThat(sent).startsWith("{\"a\":".repeat(99)).endsWith("}".repeat(100));
    }

    @Test
    void r10_the_same_container_twice_is_no_cycle() {
        List<Object> shared = List.of(1);

        assertThat(sentValue(List.of(shared, shared, Map.of("x", shared)))).isEqualTo("[[1],[1],{\"x\":[1]}]");
    }

    @Test
    void metadata_are_as_they_were_at_the_call() {
        List<Object> inner = new ArrayList<>(List.of(1));
        int[] array = {1};
        Map<String, Object> metadata = new LinkedHashMap<>(Map.of("inner", inner));
        TrackingEvent event = with(metadata).withOccurredAt(null);
        TrackingEvent other = with(Map.of("array", array));
        inner.add(2);
        metadata.put("more", 3);
        array[0] = 9;

        assertThat(sent(event)).isEqualTo("{\"inner\":[1]}");
        assertThat(sent(other)).isEqualTo("{\"array\":[1]}");
    }

    @Test
    void metadata_read_back_are_in_the_types_of_json_and_unmodifiable() {
        Map<String, @Nullable Object> metadata =
                with(Map.of("a", List.of(Map.of("b", TimeUnit.DAYS)))).metadata();

        assertThat(metadata).containsExactly(entry("a", List.of(Map.of("b", "DAYS"))));
        assertUnmodifiable(() -> metadata.put("x", 1));
        List<?> list = (List<?>) metadata.get("a");
        assertUnmodifiable(() -> list.remove(0));
        assertUnmodifiable(() -> ((Map<?, ?>) list.get(0)).clear());
    }

    @Test
    void metadata_of_one_event_can_be_given_to_another() {
        TrackingEvent event = with(Collections.singletonMap("a", null));

        assertThat(sent(TrackingEvent.conversion("u2").withMetadata(event.metadata())))
                .isEqualTo("{\"a\":null}");
    }

    @Test
    void letters_beyond_the_basic_plane_arrive() {
        One one = One.track(with(Map.of("\uD83D\uDE80", "\uD83D\uDE80")), 0, Reply.ACCEPTED);

        assertThat(Json.object(one.requests().get(0).body()))
                .containsEntry("metadata", Map.of("\uD83D\uDE80", "\uD83D\uDE80"));
    }

    static Map<String, Object> nested(int levels) {
        Map<String, Object> map = Map.of();
        for (int i = 1; i < levels; i++) {
            map = Map.of("a", map);
        }
        return map;
    }

    private static void assertUnmodifiable(Runnable change) {
        org.assertj.core.api.Assertions.assertThatThrownBy(change::run)
                .isInstanceOf(UnsupportedOperationException.class);
    }

    /** A number of somebody else's library. */
    private static final class Printing extends Number {
        private static final long serialVersionUID = 1L;
        private final String text;

        Printing(String text) {
            this.text = text;
        }

        @Override
        public int intValue() {
            return -1;
        }

        @Override
        public long longValue() {
            return -1;
        }

        @Override
        public float floatValue() {
            return -1;
        }

        @Override
        public double doubleValue() {
            return -1;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
