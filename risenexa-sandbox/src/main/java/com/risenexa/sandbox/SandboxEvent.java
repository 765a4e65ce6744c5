package com.risenexa.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A logical event: one id of one startup, however often it was sent.
 *
 * @param seq the attempt that counted it; while nothing has, the one that brought it first
 * @param startup the startup's slug
 * @param eventId a UUID in lower case
 * @param eventType such as {@code user_registered}
 * @param userId the user's id
 * @param action {@code add} or {@code remove}
 * @param occurredAt when it happened; the sandbox's time of arrival if the request did not say
 * @param metadata a JSON object as text; null if there was none
 * @param countedAt when it was counted; null if it is not (every attempt so far was spoiled)
 * @param outcome {@code counted} or {@code faulted}
 * @param attempts how many requests carried this id, rejected ones included
 */
public record SandboxEvent(
        long seq,
        String startup,
        String eventId,
        String eventType,
        String userId,
        String action,
        Instant occurredAt,
        @Nullable String metadata,
        @Nullable Instant countedAt,
        Outcome outcome,
        int attempts) {}
