package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.mapping.RowMapper.MappingResult;
import com.risenexa.tracking.TrackingEvent;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way.
 *
 * @param number counted from 0 in the input
 * @param mapped what it became
 */
record ImportRow(long number, Row row, MappingResult mapped) {
    @Nullable
    TrackingEvent event() {
        return mapped.event();
    }

    @Nullable
    RowError fault() {
        return mapped.fault();
    }
}
