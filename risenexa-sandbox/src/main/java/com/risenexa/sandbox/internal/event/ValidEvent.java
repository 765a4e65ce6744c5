package com.risenexa.sandbox.internal.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that passed every rule that needs no ledger.
 *
 * @param eventId in lower case
 * @param action never absent: add unless the request said remove
 * @param occurredAt null if the request did not say
 * @param metadata the object's own text; null if there was none
 */
public record ValidEvent(
        String startup,
        String eventId,
        String eventType,
        String userId,
        String action,
        @Nullable Instant occurredAt,
        @Nullable String metadata) {}
