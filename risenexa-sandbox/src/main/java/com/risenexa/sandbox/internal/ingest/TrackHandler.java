package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.FaultScriptException;
import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.http.RequestHandler;
import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.StoredRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The tracking endpoint. */
public final class TrackHandler implements RequestHandler {
    public static final String PATH = "/api/v1/track";
    private static final String FAULT_HEADER = "x-sandbox-fault";

    private final StartupRegistry identity;
    private final RequestValidator judge;
    private final EventProcessor court;
    private final Database store;

    public TrackHandler(
            StartupRegistry identity, StartupRateLimits limiter, FaultRegistry faults, boolean strict, Database store) {
        this.identity = identity;
        this.judge = new RequestValidator(identity);
        this.court = new EventProcessor(identity, limiter, faults, strict);
        this.store = store;
    }

    @Override
    public void handle(SandboxRequest call, ResponseChannel peer) {
        submit(call, peer);
    }

    /** A kept request once more, with the faults that it meets now; gives the number of the new attempt. */
    public CompletableFuture<Long> replay(StoredRequest stored, long seq, long atMicros) {
        NoOpResponseChannel peer = new NoOpResponseChannel();
        TrackTask entry = submit(ReplayRequest.of(stored, seq, identity, atMicros), peer);
        return peer.judged.thenApply(judged -> entry.seq());
    }

    private TrackTask submit(SandboxRequest call, ResponseChannel peer) {
        ValidatedRequest submission = judge.judge(call);
        String text = call.header(FAULT_HEADER);
        FaultScript header = null;
        if (text != null && submission.refusal() == null) {
            try {
                header = FaultScript.parse(text);
            } catch (FaultScriptException e) {
                List<String> errors = List.of(String.valueOf(e.getMessage()));
                submission = submission.refusedBy(
                        new Rejection(400, "fault_unparsable", "The header X-Sandbox-Fault cannot be read", errors));
            }
        }
        TrackTask entry = new TrackTask(court, submission, header, peer);
        store.submit(entry);
        return entry;
    }

    /** Records and refuses a request that is not even judged. */
    public void refuse(SandboxRequest call, Rejection refusal, ResponseChannel peer) {
        store.submit(new TrackTask(court, judge.refused(call, refusal), null, peer));
    }
}
