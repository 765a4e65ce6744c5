package com.risenexa.tracking.spring.internal.startup;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an outbox holds.
 *
 * @param oldestAge null if nothing is pending
 */
public record Depth(long pending, long parked, @Nullable Duration oldestAge) {}
