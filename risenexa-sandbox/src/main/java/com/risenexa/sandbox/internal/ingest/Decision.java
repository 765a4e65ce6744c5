package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.faults.FaultDecision;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import org.jspecify.annotations.Nullable;

/**
 * The decision on one attempt.
 *
 * @param code of a refusal; null otherwise
 * @param applied whether its event is counted, now or before
 * @param counted whether now
 * @param answer what is sent, or would be without the fault
 */
record Decision(
        Outcome outcome,
        @Nullable String code,
        boolean applied,
        boolean counted,
        FaultDecision choice,
        SandboxResponse answer) {
    static Decision refused(Rejection refusal) {
        return refused(Outcome.REJECTED, refusal);
    }

    static Decision refused(Outcome outcome, Rejection refusal) {
        return new Decision(outcome, refusal.code(), false, false, FaultDecision.NONE, refusal.answer());
    }
}
