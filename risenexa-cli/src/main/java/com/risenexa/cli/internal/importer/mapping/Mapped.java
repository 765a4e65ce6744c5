package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.importer.input.RowFault;
import com.risenexa.tracking.TrackingEvent;
import org.jspecify.annotations.Nullable;

/** What a row became: one of the two. */
public record Mapped(
        @Nullable TrackingEvent event, @Nullable RowFault fault) {
    static Mapped fault(String code, String message, @Nullable String column) {
        return new Mapped(null, new RowFault(code, message, column));
    }
}
