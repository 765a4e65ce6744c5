package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.support.RetryPolicy;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Options of a client, as anybody may set them. */
final class RandomRules {
    private RandomRules() {}

    static DeliveryRules of(SplittableRandom random, DoubleSupplier chance) {
        Duration maxRetryAfter = random.nextInt(4) == 0
                ? Duration.ofMillis(random.nextInt(3) * 1500L)
                : Duration.ofSeconds(random.nextInt(5) == 0 ? 3600 : 60);
        return new DeliveryRules(
                "acme",
                new RetryPolicy(random.nextInt(5), maxRetryAfter),
                Duration.ofMillis(1 + random.nextInt(3000)),
                () -> Duration.ZERO,
                1 + random.nextInt(random.nextBoolean() ? 4 : 64),
                random.nextInt(4) == 0 ? 0.5 + random.nextInt(1000) : 1,
                chance,
                true);
    }
}
