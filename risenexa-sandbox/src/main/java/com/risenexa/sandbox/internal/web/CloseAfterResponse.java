package com.risenexa.sandbox.internal.web;

import com.risenexa.sandbox.internal.faults.FaultStep;
import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.http.StreamingBody;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks a browser not to use the connection again. On a connection that was used before, a browser that gets no answer
 * silently sends the request once more; then the page could not show what a lost answer is.
 */
final class CloseAfterResponse implements ResponseChannel {
    private final ResponseChannel peer;

    private CloseAfterResponse(ResponseChannel peer) {
        this.peer = peer;
    }

    /** The peer itself, unless the request comes from the sandbox's own page: only browsers send this header. */
    static ResponseChannel forPage(SandboxRequest call, ResponseChannel peer) {
        return "same-origin".equals(call.header("sec-fetch-site")) ? new CloseAfterResponse(peer) : peer;
    }

    @Override
    public void answer(SandboxResponse answer) {
        peer.answer(closing(answer));
    }

    @Override
    public void inject(FaultStep step, SandboxResponse answer) {
        peer.inject(step, closing(answer));
    }

    @Override
    public void stream(SandboxResponse head, StreamingBody source) {
        peer.stream(head, source);
    }

    private static SandboxResponse closing(SandboxResponse answer) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put("connection", "close");
        return new SandboxResponse(answer.status(), answer.contentType(), headers, answer.body());
    }
}
