package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.testing.Clients;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.ZoneId;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata that is refused with its path (R10), whatever the caller's objects do. */
class MetadataRefusedTest {
    private final RawServer server = RawServer.answering(Reply.ACCEPTED);
    private final TrackingClient client = Clients.builder(server).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void assertRefused(Map<String, ? extends @Nullable Object> metadata, String fault) {
        TrackingEvent event = TrackingEvent.registration("u1").withMetadata(metadata);
        TrackResult result = client.track(event);

        assertThat(result)
                .isInstanceOfSatisfying(
                        ValidationError.class,
                        error -> assertThat(error.errors())
                                .singleElement()
                                .asString()
                                .startsWith(fault));
        assertThat(event.metadata()).isEmpty();
        assertThat(server.connections()).isZero();
    }

    @SuppressWarnings("JavaUtilDate") // as a caller may have one
    static Stream<Object> foreign_objects() {
        return Stream.of(
                new Object(),
                new Date(0),
                Currency.getInstance("EUR"),
                Optional.of("x"),
                'c',
                new StringJoiner("x"),
                Thread.currentThread(),
                String.class,
                Clock.systemUTC(),
                ZoneId.of("Europe/Berlin"),
                Stream.of(1),
                new AtomicBoolean());
    }

    @ParameterizedTest
    @MethodSource("foreign_objects")
    void r10_anything_else_is_refused_with_its_path(Object object) {
        String type = " is a " + object.getClass().getName() + "; expected null, String,";

        assertRefused(Map.of("plan", object), "metadata.plan" + type);
        assertRefused(Map.of("plans", List.of(1, Map.of("a", object))), "metadata.plans[1].a" + type);
        assertRefused(Map.of("plan", new Object[] {object}), "metadata.plan[0]" + type);
    }

    @Test
    void r10_chars_in_an_array_are_no_numbers() {
        assertRefused(Map.of("a", new char[] {'x'}), "metadata.a[0] is a java.lang.Character;");
    }

    @Test
    void r10_a_number_that_is_not_finite_is_refused() {
        assertRefused(Map.of("a", Double.NaN), "metadata.a is NaN; a finite number is expected");
        assertRefused(Map.of("a", Double.NEGATIVE_INFINITY), "metadata.a is -Infinity;");
        assertRefused(Map.of("a", Float.POSITIVE_INFINITY), "metadata.a is Infinity;");
        assertRefused(Map.of("a", new float[] {1, Float.NaN}), "metadata.a[1] is NaN;");
        DoubleAdder adder = new DoubleAdder();
        adder.add(Double.NaN);
        assertRefused(
                Map.of("a", adder),
                "metadata.a is a java.util.concurrent.atomic.DoubleAdder whose text is not a finite");
    }

    @Test
    void r10_what_holds_itself_is_refused() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        List<Object> list = new ArrayList<>();
        list.add(Map.of("back", list));
        Object[] array = new Object[1];
        array[0] = array;

        assertRefused(map, "metadata.self is cyclic");
        assertRefused(Map.of("list", list), "metadata.list[0].back is cyclic");
        assertRefused(Map.of("array", array), "metadata.array[0] is cyclic");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 150, 10_000})
    void r10_more_than_100_levels_are_refused(int levels) {
        assertRefused(MetadataTest.nested(levels), "metadata.a.a.a.a");
        assertThat(client.track(TrackingEvent.registration("u1").withMetadata(MetadataTest.nested(levels)))
                        .toJson())
                .contains("is deeper than 100 levels");
    }

    @Test
    void r10_lists_are_levels_too() {
        List<Object> list = List.of();
        for (int i = 0; i < 100; i++) {
            list = List.of(list);
        }

        assertRefused(Map.of("a", list), "metadata.a[0][0]");
    }

    @Test
    void r10_keys_must_be_strings() {
        assertRefused(raw(Map.of(1, "x")), "metadata has a key that is not a String");
        assertRefused(Map.of("a", Map.of(1L, "x")), "metadata.a has a key that is not a String");
        assertRefused(Map.of("a", Collections.singletonMap(null, 1)), "metadata.a has a key that is not a String");
    }

    @SuppressWarnings("unchecked") // as a caller does it
    private static Map<String, Object> raw(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    @Test
    void r10_too_much_is_refused_before_it_is_copied() {
        assertRefused(Map.of("a", "x".repeat(5_000_000)), "metadata.a is too large: a body may have 1048576 bytes");
        assertRefused(Map.of("x".repeat(5_000_000), 1), "metadata is too large");
        assertRefused(Map.of("a", new int[5_000_000]), "metadata.a[");
        assertRefused(Map.of("a", endless()), "metadata.a[");
        // Twenty lists in memory, a million in JSON.
        List<Object> bomb = List.of(1);
        for (int i = 0; i < 20; i++) {
            bomb = List.of(bomb, bomb);
        }
        assertRefused(Map.of("a", bomb), "metadata.a[");
    }

    private static List<Integer> endless() {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
    }

    @Test
    void r10_a_message_shows_the_beginning_of_a_long_path() {
        String key = "\uD83D\uDE80".repeat(500);
        TrackResult result = client.track(TrackingEvent.registration("u1").withMetadata(Map.of(key, new Object())));

        assertThat(((ValidationError) result).message()).hasSizeLessThan(250).startsWith("metadata.\uD83D\uDE80");
        assertThat(result.toJson())
                .doesNotContain("\uFFFD")
                .doesNotContain("\\ud83d…")
                .contains("… is a java.lang.Object");
    }

    @Test
    void r11_a_map_that_throws_is_refused() {
        assertRefused(
                new AbstractMap<>() {
                    @Override
                    public Set<Entry<String, Object>> entrySet() {
                        throw new IllegalStateException("secret");
                    }
                },
                "metadata could not be read: java.lang.IllegalStateException");
        assertRefused(
                Map.of("a", List.of(new Throwing())), "metadata.a[0] could not be read: java.lang.ArithmeticException");
    }

    /** A number that cannot be printed. */
    private static final class Throwing extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Throwing() {
            super(BigInteger.ONE);
        }

        @Override
        public String toString() {
            throw new ArithmeticException();
        }
    }

    @Test
    void r10_refused_metadata_stay_refused_in_another_event() {
        TrackingEvent refused = TrackingEvent.registration("u1").withMetadata(Map.of("a", new Object()));

        assertRefused(refused.metadata(), "metadata.a is a java.lang.Object;");
    }

    @Test
    void r10_other_metadata_make_a_refused_event_good_again() {
        TrackingEvent event = TrackingEvent.registration("u1")
                .withMetadata(Map.of("a", new Object()))
                .withMetadata(Map.of("a", 1));

        assertThat(client.track(event).isAccepted()).isTrue();
    }

    @Test
    void r11_metadata_changed_by_another_thread_are_copied_or_refused_and_nothing_is_thrown() throws Exception {
        Map<String, Object> plain = new HashMap<>();
        Map<String, Object> concurrent = new ConcurrentHashMap<>();
        List<Object> list = new ArrayList<>();
        concurrent.put("list", list);
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(1);
        Thread changer = new Thread(() -> {
            for (int i = 0; !stop.get(); i++) {
                plain.put("k" + i % 100, i);
                concurrent.put("k" + i % 100, i);
                list.add(i);
                if (i % 50 == 0) {
                    plain.clear();
                    list.clear();
                }
                started.countDown();
            }
        });
        changer.start();
        started.await();
        try {
            for (int i = 0; i < 2_000; i++) {
                TrackResult one = client.track(TrackingEvent.registration("u").withMetadata(plain));
                TrackResult two = client.track(TrackingEvent.registration("u").withMetadata(concurrent));
                assertThat(List.of(one, two)).allMatch(r -> r.isAccepted() || r instanceof ValidationError);
            }
        } finally {
            stop.set(true);
            changer.join();
        }
    }
}
