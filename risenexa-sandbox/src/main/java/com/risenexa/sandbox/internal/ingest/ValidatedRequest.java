package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.event.RequestedEvent;
import com.risenexa.sandbox.internal.event.ValidEvent;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.http.SandboxRequest;
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
        @Nullable FaultScript script) {}
