package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.importer.input.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reading thread hands over at once.
 *
 * @param header with the first one only
 * @param end with the last one only
 */
record RowBatch(
        @Nullable Header header, List<ImportRow> items, @Nullable End end) {
    /**
     * Why no more comes.
     *
     * @param fault what went wrong; null if nothing did
     * @param more whether rows are left, beyond the limit
     */
    record End(@Nullable Throwable fault, boolean more) {}
}
