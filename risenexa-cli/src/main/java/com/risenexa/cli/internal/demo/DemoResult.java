package com.risenexa.cli.internal.demo;

import com.risenexa.tracking.TrackResult;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scene that has come to its end. */
record DemoResult(DemoEvent demoEvent, List<AttemptSummary> steps, TrackResult result, LedgerStatus status) {

    /** The whole story in one line, such as {@code 503, 503, then 202}. */
    String note() {
        StringBuilder note = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                note.append(i == steps.size() - 1 ? ", then " : ", ");
            }
            note.append(steps.get(i).words());
        }
        return note.toString();
    }

    /**
     * One request on the wire.
     *
     * @param words what came of it, such as {@code 503} or {@code answer lost}
     * @param status of the answer that arrived; null if none did
     * @param pause until the next request; null if this was the last
     */
    record AttemptSummary(
            String words,
            @Nullable Integer status,
            @Nullable Duration pause) {}

    /** The status of an event in the server's ledger. */
    enum LedgerStatus {
        COUNTED("counted"),
        /** It arrived more than once. */
        COUNTED_ONCE("counted once"),
        TAKEN_BACK("taken back"),
        REJECTED("rejected"),
        NOT_COUNTED("not counted");

        private final String words;

        LedgerStatus(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
