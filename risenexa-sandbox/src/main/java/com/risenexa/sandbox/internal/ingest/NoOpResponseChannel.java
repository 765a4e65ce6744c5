package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.faults.FaultStep;
import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.http.StreamingBody;
import java.util.concurrent.CompletableFuture;

/** The response channel of a replay: no client waits, so it only records that the attempt was decided. */
final class NoOpResponseChannel implements ResponseChannel {
    final CompletableFuture<Boolean> judged = new CompletableFuture<>();

    @Override
    public void answer(SandboxResponse answer) {
        judged.complete(true);
    }

    @Override
    public void spoil(FaultStep step, SandboxResponse answer) {
        judged.complete(true);
    }

    @Override
    public void stream(SandboxResponse head, StreamingBody source) {
        throw new UnsupportedOperationException("the tracking endpoint streams nothing");
    }
}
