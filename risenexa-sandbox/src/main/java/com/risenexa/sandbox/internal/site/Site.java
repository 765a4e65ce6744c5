package com.risenexa.sandbox.internal.site;

import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.http.Call;
import com.risenexa.sandbox.internal.http.Limits;
import com.risenexa.sandbox.internal.http.Peer;
import com.risenexa.sandbox.internal.judge.Refusal;
import com.risenexa.sandbox.internal.manage.ManageHandler;
import com.risenexa.sandbox.internal.manage.Problem;
import com.risenexa.sandbox.internal.track.TrackHandler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole site: what is asked for, and what is refused before anybody looks at it. */
public final class Site {
    private final HostCheck hosts;
    private final TrackHandler track;
    private final ManageHandler manage;
    private final Page page;
    private final Assets assets = new Assets();

    public Site(String host, TrackHandler track, ManageHandler manage, Page page) {
        this.hosts = new HostCheck(host);
        this.track = track;
        this.manage = manage;
        this.page = page;
    }

    public void handle(Call call, Peer peer) {
        route(call, peer, false);
    }

    public void handleTooLarge(Call call, Peer peer) {
        route(call, peer, true);
    }

    private void route(Call call, Peer peer, boolean tooLarge) {
        String path = call.path();
        boolean ours = hosts.isOurs(call.header("host"));
        if (path.equals(TrackHandler.PATH)) {
            Refusal refusal = ours ? trackRefusal(call, tooLarge) : foreignHost(call);
            if (refusal == null) {
                track.handle(call, FreshConnection.forPage(call, peer));
            } else {
                track.refuse(call, refusal, peer);
            }
        } else if (!ours) {
            Refusal refusal = foreignHost(call);
            peer.answer(new Problem(refusal.status(), refusal.code(), refusal.error(), hosts.hint()).answer());
        } else if (path.equals("/_sandbox") || path.startsWith("/_sandbox/")) {
            management(call, peer, tooLarge);
        } else {
            peer.answer(file(call, path));
        }
    }

    private Answer file(Call call, String path) {
        Answer found = null;
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
        return reads ? found : ManageHandler.wrongMethod("GET, HEAD");
    }

    private Refusal foreignHost(Call call) {
        String error = "the Host \"" + call.header("host") + "\" is not this sandbox's: " + hosts.hint();
        return new Refusal(421, "host_foreign", "Misdirected request", List.of(error));
    }

    private static @Nullable Refusal trackRefusal(Call call, boolean tooLarge) {
        if (!call.method().equals("POST")) {
            List<String> errors = List.of("events are sent by POST");
            return new Refusal(405, "method_not_allowed", "Method not allowed", errors, Map.of("Allow", "POST"));
        }
        if (tooLarge) {
            List<String> errors = List.of("the body is over " + Limits.MAX_BODY_BYTES + " bytes");
            return new Refusal(413, "body_too_large", "Body too large", errors);
        }
        if (!isJson(call.header("content-type"))) {
            List<String> errors = List.of("send Content-Type: application/json");
            return new Refusal(415, "content_type_invalid", "Unsupported media type", errors);
        }
        return null;
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].strip();
        return type.toLowerCase(Locale.ROOT).equals(Answer.JSON);
    }

    private void management(Call call, Peer peer, boolean tooLarge) {
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
}
