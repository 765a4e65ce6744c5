package com.risenexa.sandbox.internal.track;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.fault.Choice;
import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.judge.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an attempt.
 *
 * @param code of a refusal; null otherwise
 * @param applied whether its event is counted, now or before
 * @param counted whether now
 * @param answer what is sent, or would be without the fault
 */
record Ruling(Outcome outcome, @Nullable String code, boolean applied, boolean counted, Choice choice, Answer answer) {
    static Ruling refused(Refusal refusal) {
        return refused(Outcome.REJECTED, refusal);
    }

    static Ruling refused(Outcome outcome, Refusal refusal) {
        return new Ruling(outcome, refusal.code(), false, false, Choice.NONE, refusal.answer());
    }
}
