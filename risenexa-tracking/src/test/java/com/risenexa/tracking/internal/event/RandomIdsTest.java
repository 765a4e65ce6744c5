package com.risenexa.tracking.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomIdsTest {
    private final AtomicLong millis = new AtomicLong(1_000);
    private final RandomIds ids = new RandomIds(millis::get);

    @Test
    void r6_every_id_is_a_v4_uuid_of_the_usual_variant() {
        for (int i = 0; i < 1_000; i++) {
            UUID id = ids.next();
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void r6_no_id_is_handed_out_twice_whatever_the_threads_and_the_clock_do() {
        Set<UUID> seen = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 200_000).parallel().forEach(i -> {
            if (i % 1_000 == 0) {
                millis.addAndGet(i % 3_000 == 0 ? -150 : 60);
            }
            seen.add(ids.next());
        });
        assertThat(seen).hasSize(200_000);
    }

    @Test
    void r6_every_random_bit_is_drawn() {
        long everSet = 0;
        long everClear = 0;
        for (int i = 0; i < 1_000; i++) {
            UUID id = ids.next();
            everSet |= id.getMostSignificantBits() ^ id.getLeastSignificantBits();
            everClear |= ~(id.getMostSignificantBits() ^ id.getLeastSignificantBits());
        }
        assertThat(everSet).isEqualTo(-1L);
        assertThat(everClear).isEqualTo(-1L);
    }

    @Test
    void bytes_of_a_frozen_process_are_too_old_when_it_goes_on() {
        Set<UUID> drawn = new HashSet<>();
        int fetches = 0;
        for (int i = 0; i < 50; i++) {
            millis.addAndGet(101);
            drawn.add(ids.next());
            fetches++;
        }
        assertThat(drawn).hasSize(fetches);
        assertThat(ids.drawnAt()).as("each of them was drawn at its own moment").isEqualTo(millis.get());

        long now = millis.get();
        millis.addAndGet(100);
        ids.next();
        ids.next();
        assertThat(ids.drawnAt()).isIn(now, millis.get());
        millis.addAndGet(-1_000);
        ids.next();
        assertThat(ids.drawnAt()).as("a clock that was put back").isEqualTo(millis.get());
    }
}
