package com.risenexa.sandbox.internal.site;

import com.risenexa.sandbox.internal.fault.Step;
import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.http.Call;
import com.risenexa.sandbox.internal.http.Peer;
import com.risenexa.sandbox.internal.http.Source;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks a browser not to use the connection again. On a connection that was used before, a browser that gets no answer
 * silently sends the request once more; then the page could not show what a lost answer is.
 */
final class FreshConnection implements Peer {
    private final Peer peer;

    private FreshConnection(Peer peer) {
        this.peer = peer;
    }

    /** The peer itself, unless the request comes from the sandbox's own page: only browsers send this header. */
    static Peer forPage(Call call, Peer peer) {
        return "same-origin".equals(call.header("sec-fetch-site")) ? new FreshConnection(peer) : peer;
    }

    @Override
    public void answer(Answer answer) {
        peer.answer(closing(answer));
    }

    @Override
    public void spoil(Step step, Answer answer) {
        peer.spoil(step, closing(answer));
    }

    @Override
    public void stream(Answer head, Source source) {
        peer.stream(head, source);
    }

    private static Answer closing(Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put("connection", "close");
        return new Answer(answer.status(), answer.contentType(), headers, answer.body());
    }
}
