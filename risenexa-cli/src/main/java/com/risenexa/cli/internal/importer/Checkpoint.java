package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.importer.RowReaderThread.ImportRow;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.state.CompletedPrefix;
import com.risenexa.cli.internal.importer.state.ImportState;
import com.risenexa.cli.internal.importer.state.RejectsFile;
import com.risenexa.cli.internal.importer.state.RejectsFile.RejectedRow;
import com.risenexa.cli.internal.importer.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Saves progress: first syncs the rejected rows to the disk, then the state that refers to them, at most once per
 * interval. A state that is behind makes rows be sent a second time, which counts nothing twice. For one thread.
 */
final class Checkpoint {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final CompletedPrefix prefix;
    private final RejectsFile rejects;
    private final @Nullable StateFile state;
    private final String events;
    private final @Nullable String content;
    private long lastNanos;
    private long savedRows;
    private @Nullable IOException broken;

    /**
     * Nothing is done in this run.
     *
     * @param state null if nothing is kept
     * @param events how rows become events
     * @param content what the rows lie in
     */
    Checkpoint(
            CompletedPrefix prefix,
            RejectsFile rejects,
            @Nullable StateFile state,
            String events,
            @Nullable String content,
            long nanoTime) {
        this.prefix = prefix;
        this.rejects = rejects;
        this.state = state;
        this.events = events;
        this.content = content;
        this.lastNanos = nanoTime;
        this.savedRows = prefix.rows();
    }

    boolean hasRoomFor(long row) {
        return prefix.hasRoomFor(row);
    }

    /**
     * Once rejected rows cannot be written, nothing counts as done any more.
     *
     * @param fault why the row is rejected; null if it was accepted
     */
    void settle(ImportRow item, @Nullable RowError fault) throws IOException {
        if (broken != null) {
            return;
        }
        try {
            if (fault == null) {
                prefix.accept(item.number(), rejects::add);
            } else {
                prefix.reject(item.number(), new RejectedRow(item.row(), fault), rejects::add);
            }
        } catch (UncheckedIOException e) {
            broken = e.getCause();
            throw e.getCause();
        }
    }

    boolean isDue(long nanoTime) {
        return state != null && nanoTime - lastNanos >= INTERVAL_NANOS;
    }

    void save(long nanoTime) throws IOException {
        lastNanos = nanoTime;
        if (state != null) {
            state.write(new ImportState(
                    prefix.rows(), prefix.accepted(), prefix.rejected(), events, content, rejects.mark()));
            savedRows = prefix.rows();
        }
    }

    /** How many rows a later run need not send; as the state on the disk says. */
    long savedRows() {
        return savedRows;
    }

    /** Refused rows over all runs. */
    long rejected() {
        return prefix.rejected();
    }

    /** All rows are done: nothing is left to go on with. */
    void finish() throws IOException {
        rejects.close();
        if (state != null) {
            state.delete();
        }
    }
}
