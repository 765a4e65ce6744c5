package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.importer.input.RowError;
import com.risenexa.tracking.TrackingEvent;
import org.jspecify.annotations.Nullable;

/** The result of mapping a row: an event or an error. */
public record MappingResult(
        @Nullable TrackingEvent event, @Nullable RowError fault) {
    static MappingResult fault(String code, String message, @Nullable String column) {
        return new MappingResult(null, new RowError(code, message, column));
    }
}
