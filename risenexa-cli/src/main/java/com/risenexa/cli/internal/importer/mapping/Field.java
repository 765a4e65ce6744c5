package com.risenexa.cli.internal.importer.mapping;

import java.util.List;
import java.util.Locale;

/** The fields of an event that a column may hold. */
enum Field {
    USER_ID,
    TYPE,
    OCCURRED_AT,
    ACTION,
    EVENT_ID,
    METADATA;

    static final String METADATA_PREFIX = "metadata.";

    /** As in {@code --map}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Columns that are taken without being told of. */
    List<String> usualNames() {
        return this == TYPE ? List.of("event_type", word()) : List.of(word());
    }
}
