package com.risenexa.sandbox.internal.judge;

import com.risenexa.sandbox.internal.event.Claim;
import com.risenexa.sandbox.internal.event.ValidEvent;
import com.risenexa.sandbox.internal.http.Call;
import org.jspecify.annotations.Nullable;

/**
 * A request to the tracking endpoint, judged as far as is possible without the ledger.
 *
 * @param body as it came, keys masked
 * @param refusal null if nothing speaks against it so far; then there is an event
 * @param event null if refused
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
public record Submission(
        Call call,
        byte[] body,
        Claim claim,
        @Nullable Refusal refusal,
        @Nullable ValidEvent event) {

    static Submission refused(Call call, byte[] body, Claim claim, Refusal refusal) {
        return new Submission(call, body, claim, refusal, null);
    }

    /** The same, refused after all. */
    public Submission refusedBy(Refusal reason) {
        return refused(call, body, claim, reason);
    }
}
