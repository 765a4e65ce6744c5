package com.risenexa.cli.internal.demo;

import com.risenexa.tracking.TrackResult;
import java.util.List;

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
}
