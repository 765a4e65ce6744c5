package com.risenexa.cli.internal.importer.input;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a row cannot become an event.
 *
 * @param code for machines, such as {@code field_invalid}
 * @param message names the value, and what was expected
 * @param column the column it is about; null if it is the row as a whole
 */
public record RowError(
        String code, String message, @Nullable String column) {}
