package com.risenexa.cli.internal.importer.progress;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The counters of a running import, written by one thread and shown by another. */
public final class ImportCounters {
    public final AtomicLong skipped = new AtomicLong();
    public final AtomicLong read = new AtomicLong();
    public final AtomicLong accepted = new AtomicLong();
    public final AtomicLong rejected = new AtomicLong();

    /** Rows that wait to be sent again. */
    public final AtomicLong undelivered = new AtomicLong();

    private volatile @Nullable String note;

    /** What it waits for, in a few words; null if for nothing. */
    public void note(@Nullable String words) {
        note = words;
    }

    public @Nullable String note() {
        return note;
    }
}
