package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.importer.input.RowError;
import com.risenexa.tracking.TrackingEvent;
import org.jspecify.annotations.Nullable;

/** What a row became: one of the two. */
public record Mapped(
        @Nullable TrackingEvent event, @Nullable RowError fault) {
    static Mapped fault(String code, String message, @Nullable String column) {
        return new Mapped(null, new RowError(code, message, column));
    }
}
