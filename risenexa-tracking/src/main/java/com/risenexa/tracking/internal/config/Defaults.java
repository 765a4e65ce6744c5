package com.risenexa.tracking.internal.config;

import com.risenexa.tracking.spi.RetryPolicy;
import java.time.Duration;

/** Every default and range of CONTRACT section 4 and of the client's own options, written once. */
public final class Defaults {
    public static final String BASE_URL = "https://app.risenexa.com";
    public static final Duration TIMEOUT = Duration.ofSeconds(2);
    public static final int MAX_RETRIES = 3;
    public static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(60);
    public static final boolean ALLOW_INSECURE = false;
    public static final int MAX_PENDING = 10_000;
    public static final int MAX_IN_FLIGHT = 32;
    public static final Duration DRAIN_ON_EXIT = Duration.ofSeconds(5);

    static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
    static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
    static final int MOST_RETRIES = 100;
    static final Duration LONGEST_RETRY_AFTER = RetryPolicy.LONGEST_PAUSE;
    static final int MOST_PENDING = 1_000_000;
    static final int MOST_IN_FLIGHT = 1_000;

    private Defaults() {}
}
