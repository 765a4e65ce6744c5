package com.risenexa.cli.internal.demo;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Counters.Count;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.tracking.Rejected;
import java.util.List;

/** The counters of the server at the end of the demo. */
record DemoSummary(Counters counters, VerifyReport verify) {
    private static final Counters MUST_BE = new Counters(new Count(4, 0), new Count(1, 1));
    private static final int ACCEPTED = 6;

    /** Six accepted and counted once each, the unknown type rejected, and the ledger agrees. */
    boolean isRight(List<DemoResult> all) {
        long accepted =
                all.stream().filter(outcome -> outcome.result().isAccepted()).count();
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
