package com.risenexa.sandbox.internal.track;

import com.risenexa.sandbox.FaultScriptException;
import com.risenexa.sandbox.internal.fault.FaultShelf;
import com.risenexa.sandbox.internal.fault.Script;
import com.risenexa.sandbox.internal.http.Call;
import com.risenexa.sandbox.internal.http.Handler;
import com.risenexa.sandbox.internal.http.Peer;
import com.risenexa.sandbox.internal.identity.Identity;
import com.risenexa.sandbox.internal.judge.Judge;
import com.risenexa.sandbox.internal.judge.Refusal;
import com.risenexa.sandbox.internal.judge.Submission;
import com.risenexa.sandbox.internal.limit.RateLimiter;
import com.risenexa.sandbox.internal.store.Store;
import com.risenexa.sandbox.internal.store.StoredRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The tracking endpoint. */
public final class TrackHandler implements Handler {
    public static final String PATH = "/api/v1/track";
    private static final String FAULT_HEADER = "x-sandbox-fault";

    private final Identity identity;
    private final Judge judge;
    private final Court court;
    private final Store store;

    public TrackHandler(Identity identity, RateLimiter limiter, FaultShelf faults, boolean strict, Store store) {
        this.identity = identity;
        this.judge = new Judge(identity);
        this.court = new Court(identity, limiter, faults, strict);
        this.store = store;
    }

    @Override
    public void handle(Call call, Peer peer) {
        submit(call, peer);
    }

    /** A kept request once more, with the faults that it meets now; gives the number of the new attempt. */
    public CompletableFuture<Long> replay(StoredRequest stored, long seq, long atMicros) {
        ReplayPeer peer = new ReplayPeer();
        TrackEntry entry = submit(ReplayCall.of(stored, seq, identity, atMicros), peer);
        return peer.judged.thenApply(judged -> entry.seq());
    }

    private TrackEntry submit(Call call, Peer peer) {
        Submission submission = judge.judge(call);
        String text = call.header(FAULT_HEADER);
        Script header = null;
        if (text != null && submission.refusal() == null) {
            try {
                header = Script.parse(text);
            } catch (FaultScriptException e) {
                List<String> errors = List.of(String.valueOf(e.getMessage()));
                submission = submission.refusedBy(
                        new Refusal(400, "fault_unparsable", "The header X-Sandbox-Fault cannot be read", errors));
            }
        }
        TrackEntry entry = new TrackEntry(court, submission, header, peer);
        store.submit(entry);
        return entry;
    }

    /** Records and refuses a request that is not even judged. */
    public void refuse(Call call, Refusal refusal, Peer peer) {
        store.submit(new TrackEntry(court, judge.refused(call, refusal), null, peer));
    }
}
