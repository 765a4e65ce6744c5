package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.support.EventCodec;
import com.risenexa.tracking.testing.Json;
import com.risenexa.tracking.testing.RandomTree;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

/** Metadata come back equal from what is sent. */
class MetadataRoundTripTest {

    @RepeatedTest(20)
    void random_metadata_come_back_equal_from_the_json_that_is_sent() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 100; i++) {
            Map<String, @Nullable Object> metadata = RandomTree.map(random, 0);
            TrackingEvent event = TrackingEvent.registration("u1").withMetadata(metadata);

            Map<String, @Nullable Object> sent = Json.object(EventCodec.encode(event, "acme"));

            Object back = Objects.requireNonNullElse(sent.get("metadata"), Map.of());
            assertThat(event.metadata()).as("seed %d, round %d", seed, i).isEqualTo(metadata);
            assertThat(back).as("seed %d, round %d", seed, i).isEqualTo(metadata);
            assertThat(back.toString())
                    .as("the order, seed %d, round %d", seed, i)
                    .isEqualTo(metadata.toString());
        }
    }
}
