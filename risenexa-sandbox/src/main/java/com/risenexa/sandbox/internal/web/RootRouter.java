package com.risenexa.sandbox.internal.web;

import com.risenexa.sandbox.internal.api.ApiRouter;
import com.risenexa.sandbox.internal.api.Problem;
import com.risenexa.sandbox.internal.faults.FaultStep;
import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.ingest.Rejection;
import com.risenexa.sandbox.internal.ingest.TrackHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Routes each request to tracking, API, dashboard or assets, after the host and origin check. */
public final class RootRouter {
    private final HostCheck hosts;
    private final TrackHandler track;
    private final ApiRouter manage;
    private final DashboardPage page;
    private final Assets assets = new Assets();

    public RootRouter(String host, TrackHandler track, ApiRouter manage, DashboardPage page) {
        this.hosts = new HostCheck(host);
        this.track = track;
        this.manage = manage;
        this.page = page;
    }

    /**
     * Routes a request.
     *
     * @param tooLarge whether its body was discarded because of its size
     */
    public void handle(SandboxRequest call, boolean tooLarge, ResponseChannel peer) {
        String path = call.path();
        boolean ours = hosts.isOurs(call.header("host"));
        if (path.equals(TrackHandler.PATH)) {
            if (ours) {
                track.handle(call, tooLarge, CloseAfterResponse.forPage(call, peer));
            } else {
                track.reject(call, foreignHost(call), peer);
            }
        } else if (!ours) {
            Rejection refusal = foreignHost(call);
            peer.answer(new Problem(refusal.status(), refusal.code(), refusal.error(), hosts.hint()).answer());
        } else if (path.equals("/_sandbox") || path.startsWith("/_sandbox/")) {
            management(call, peer, tooLarge);
        } else {
            peer.answer(file(call, path));
        }
    }

    private SandboxResponse file(SandboxRequest call, String path) {
        SandboxResponse found = null;
        if (path.equals("/")) {
            found = page.answer();
        } else if (path.startsWith(Assets.PREFIX)) {
            found = assets.answer(call);
        }
        if (found == null) {
            return new Problem(404, "not_found", "Nothing is at " + path, "events go to POST " + TrackHandler.PATH)
                    .answer();
        }
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        return reads ? found : ApiRouter.wrongMethod("GET, HEAD");
    }

    private Rejection foreignHost(SandboxRequest call) {
        String error = "the Host \"" + call.header("host") + "\" is not this sandbox's: " + hosts.hint();
        return new Rejection(421, "host_foreign", "Misdirected request", List.of(error));
    }

    private void management(SandboxRequest call, ResponseChannel peer, boolean tooLarge) {
        if (!HostCheck.isSameOrigin(call.header("origin"), call.header("host"))) {
            peer.answer(new Problem(
                            403,
                            "origin_foreign",
                            "A page of another origin may not do this",
                            "call the sandbox from its own page or from outside a browser")
                    .answer());
        } else if (tooLarge) {
            peer.answer(new Problem(413, "body_too_large", "The body is over 1 MiB", "send less").answer());
        } else {
            manage.handle(call, peer);
        }
    }

    /**
     * Asks a browser not to use the connection again. On a connection that was used before, a browser that gets no answer
     * silently sends the request once more; then the page could not show what a lost answer is.
     */
    private static final class CloseAfterResponse implements ResponseChannel {
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
}
