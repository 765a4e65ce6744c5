package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.event.RequestedEvent;
import com.risenexa.sandbox.internal.event.ValidEvent;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request to the tracking endpoint, validated as far as possible without the database.
 *
 * @param body as it came, keys masked
 * @param refusal null if nothing speaks against it so far; then there is an event
 * @param event null if refused
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
public record ValidatedRequest(
        SandboxRequest call,
        byte[] body,
        RequestedEvent claim,
        @Nullable Rejection refusal,
        @Nullable ValidEvent event) {

    static ValidatedRequest refused(SandboxRequest call, byte[] body, RequestedEvent claim, Rejection refusal) {
        return new ValidatedRequest(call, body, claim, refusal, null);
    }

    /** The same, refused after all. */
    public ValidatedRequest refusedBy(Rejection reason) {
        return refused(call, body, claim, reason);
    }
}
