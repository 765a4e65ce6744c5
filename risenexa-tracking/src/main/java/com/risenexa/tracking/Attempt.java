package com.risenexa.tracking;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request and its outcome, as a {@link TrackingListener} sees it.
 *
 * @param number counted from 1
 * @param statusCode the status of the answer, or null if no whole answer came
 * @param failure why no whole answer came, or null if one did
 * @param duration from the start of the request to the end of the answer
 * @param nextWait how long the client waits before the next attempt, or null if this was the last
 */
public record Attempt(
        int number,
        @Nullable Integer statusCode,
        @Nullable String failure,
        Duration duration,
        @Nullable Duration nextWait) {}
