package com.risenexa.cli.internal.demo;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Counters.Count;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
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

    /**
     * One event of the demo.
     *
     * @param title what happens, in words
     * @param script the faults that its requests meet; null if none
     */
    record DemoEvent(
            String title,
            String userId,
            TrackingEvent event,
            @Nullable String script) {

        /** Seven events, with fresh ids. */
        static List<DemoEvent> all() {
            TrackingEvent conversion = TrackingEvent.conversion("usr_1");
            return List.of(
                    new DemoEvent("registration", "usr_1", TrackingEvent.registration("usr_1"), null),
                    new DemoEvent("conversion", "usr_1", conversion, null),
                    new DemoEvent("registration", "usr_2", TrackingEvent.registration("usr_2"), "lost-ack"),
                    new DemoEvent("registration", "usr_3", TrackingEvent.registration("usr_3"), "503*2"),
                    new DemoEvent("registration", "usr_4", TrackingEvent.registration("usr_4"), "429:retry-after=1"),
                    new DemoEvent(
                            "user_upgraded", "usr_4", TrackingEvent.of(new EventType("user_upgraded"), "usr_4"), null),
                    new DemoEvent("cancellation", "usr_1", conversion.withAction(Action.REMOVE), null));
        }
    }

    /** The counters of the server at the end of the demo. */
    record DemoSummary(Counters counters, VerifyReport verify) {
        private static final Counters MUST_BE = new Counters(new Count(4, 0), new Count(1, 1));
        private static final int ACCEPTED = 6;

        /** Six accepted and counted once each, the unknown type rejected, and the ledger agrees. */
        boolean isRight(List<DemoResult> all) {
            long accepted = all.stream()
                    .filter(outcome -> outcome.result().isAccepted())
                    .count();
            long rejected = all.stream()
                    .filter(outcome -> outcome.result() instanceof Rejected.ValidationError)
                    .count();
            return accepted == ACCEPTED
                    && rejected == 1
                    && counters.equals(MUST_BE)
                    && verify.ok()
                    && verify.events() == ACCEPTED;
        }
    }
}
