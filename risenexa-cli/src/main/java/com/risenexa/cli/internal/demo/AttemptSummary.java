package com.risenexa.cli.internal.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request on the wire.
 *
 * @param words what came of it, such as {@code 503} or {@code answer lost}
 * @param status of the answer that arrived; null if none did
 * @param pause until the next request; null if this was the last
 */
record AttemptSummary(
        String words, @Nullable Integer status, @Nullable Duration pause) {}
