package com.risenexa.sandbox.internal.track;

import com.risenexa.sandbox.internal.fault.Step;
import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.http.Peer;
import com.risenexa.sandbox.internal.http.Source;
import java.util.concurrent.CompletableFuture;

/** Nobody is at the other end of a replay: its answer is only kept, and a fault has no connection to spoil. */
final class ReplayPeer implements Peer {
    final CompletableFuture<Boolean> judged = new CompletableFuture<>();

    @Override
    public void answer(Answer answer) {
        judged.complete(true);
    }

    @Override
    public void spoil(Step step, Answer answer) {
        judged.complete(true);
    }

    @Override
    public void stream(Answer head, Source source) {
        throw new UnsupportedOperationException("the tracking endpoint streams nothing");
    }
}
