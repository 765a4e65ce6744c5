package com.risenexa.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request to {@code /api/v1/track}, with what the sandbox made of it. API keys in it are masked.
 *
 * @param seq counted from 1 over all startups
 * @param at when it arrived
 * @param startup the slug that it named, or that of its key if the key belongs to one startup; null if neither is
 *     known
 * @param eventId the id that it named; null if none could be read
 * @param eventType the type that it named; null if none could be read
 * @param userId the user that it named; null if none could be read
 * @param action the action that it named; null if none could be read
 * @param outcome what became of it
 * @param code why it was rejected, such as {@code field_missing}; null if it was not
 * @param status the HTTP status of the answer; null if none was sent
 * @param fault the step of a fault that it met, such as {@code lost-ack}; null if none
 * @param duration from arrival to decision, plus a fault's delay
 * @param request head and body as they came in
 * @param answer head and body as they went out, or were to; null if there is none
 */
public record SandboxAttempt(
        long seq,
        Instant at,
        @Nullable String startup,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String userId,
        @Nullable String action,
        Outcome outcome,
        @Nullable String code,
        @Nullable Integer status,
        @Nullable String fault,
        Duration duration,
        String request,
        @Nullable String answer) {}
