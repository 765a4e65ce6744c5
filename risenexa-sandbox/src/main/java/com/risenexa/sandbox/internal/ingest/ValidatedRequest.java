package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.store.ValidEvent;
import org.jspecify.annotations.Nullable;

/**
 * A request to the tracking endpoint, validated as far as possible without the database.
 *
 * @param head request line and headers as they are stored, keys masked
 * @param body as it came, keys masked; empty if it was not read
 * @param rejection null if everything is valid so far; then there is an event
 * @param event null if rejected
 * @param script of the header X-Sandbox-Fault; null if it has none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
record ValidatedRequest(
        SandboxRequest call,
        String head,
        byte[] body,
        RequestedEvent claim,
        @Nullable Rejection rejection,
        @Nullable ValidEvent event,
        @Nullable FaultScript script) {

    /**
     * The event fields of a request, not validated, as far as they can be read; rejected requests have them too.
     *
     * @param startup the slug that it names, unless its key belongs to a startup: then that one
     */
    public record RequestedEvent(
            @Nullable String startup,
            @Nullable String eventId,
            @Nullable String eventType,
            @Nullable String userId,
            @Nullable String action) {
        public static final RequestedEvent NOTHING = new RequestedEvent(null, null, null, null, null);

        public RequestedEvent of(String owner) {
            return new RequestedEvent(owner, eventId, eventType, userId, action);
        }
    }
}
