package com.risenexa.cli.internal.importer.progress;

import org.jspecify.annotations.Nullable;

/**
 * The progress of an import at one moment.
 *
 * @param fraction of the input that is read, 0 to 1; NaN if nobody knows
 * @param perSecond rows accepted in the last seconds, each second
 * @param secondsLeft -1 if nobody knows
 * @param note what it waits for; null if for nothing
 */
record Progress(
        long read,
        long accepted,
        long rejected,
        long undelivered,
        double fraction,
        double perSecond,
        long secondsLeft,
        @Nullable String note) {}
