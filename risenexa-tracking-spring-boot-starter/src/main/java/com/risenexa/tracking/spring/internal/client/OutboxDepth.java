package com.risenexa.tracking.spring.internal.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The number of events in an outbox.
 *
 * @param oldestAge null if nothing is pending
 */
public record OutboxDepth(
        long pending, long parked, @Nullable Duration oldestAge) {}
