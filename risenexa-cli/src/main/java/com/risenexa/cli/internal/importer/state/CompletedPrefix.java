package com.risenexa.cli.internal.importer.state;

import com.risenexa.cli.internal.importer.state.RejectsFile.RejectedRow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The completed rows of an import: the longest run from the first row on whose results are all known. Results come in
 * any order; what lies beyond a row that is still open is kept here until that row's result is in. Bounded by a window
 * of rows and by the text of the rejected ones that wait. For one thread.
 */
public final class CompletedPrefix {
    /** So far ahead of an open row are others sent. A power of two. */
    static final int WINDOW = 1 << 16;

    /** So much text of rejected rows may wait for the rows before them. */
    static final long MOST_HELD_CHARS = 2_000_000;

    private static final Object ACCEPTED = new Object();

    private final @Nullable Object[] outcomes = new @Nullable Object[WINDOW];
    private long rows;
    private long accepted;
    private long rejected;
    private long heldChars;

    /**
     * Goes on from an earlier run.
     *
     * @param rows how many rows are done
     * @param accepted how many of them were accepted
     * @param rejected how many were rejected
     */
    public CompletedPrefix(long rows, long accepted, long rejected) {
        this.rows = rows;
        this.accepted = accepted;
        this.rejected = rejected;
    }

    /** Whether a row may be sent, rows being numbered from 0. */
    public boolean hasRoomFor(long row) {
        return row - rows < WINDOW && (heldChars < MOST_HELD_CHARS || row == rows);
    }

    public void accept(long row, Consumer<RejectedRow> rejects) {
        settle(row, ACCEPTED, rejects);
    }

    public void reject(long row, RejectedRow rejected, Consumer<RejectedRow> rejects) {
        heldChars += rejected.row().chars();
        settle(row, rejected, rejects);
    }

    private void settle(long row, Object outcome, Consumer<RejectedRow> rejects) {
        if (row < rows || row - rows >= WINDOW) {
            throw new IllegalStateException("row " + row + " is outside of the window at " + rows);
        }
        outcomes[at(row)] = outcome;
        for (Object next = outcomes[at(rows)]; next != null; next = outcomes[at(rows)]) {
            if (next instanceof RejectedRow kept) {
                rejects.accept(kept); // if it fails, the row stays open
                heldChars -= kept.row().chars();
                rejected++;
            } else {
                accepted++;
            }
            outcomes[at(rows)] = null;
            rows++;
        }
    }

    private static int at(long row) {
        return (int) (row & (WINDOW - 1));
    }

    /** How many rows from the first are done. */
    public long rows() {
        return rows;
    }

    /** How many of those were accepted. */
    public long accepted() {
        return accepted;
    }

    /** How many of those were rejected. */
    public long rejected() {
        return rejected;
    }
}
