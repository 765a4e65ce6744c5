package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits;
import com.risenexa.sandbox.internal.ingest.TrackHandler;
import com.risenexa.sandbox.internal.live.SseBroadcaster;
import com.risenexa.sandbox.internal.live.WaitRegistry;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.Database.StoreBusyException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Routes requests below {@code /_sandbox} to their endpoints. */
public final class ApiRouter {
    /** Sent with every answer that a browser may show. */
    public static final Map<String, String> SAFE = Map.of(
            "Content-Security-Policy", "default-src 'self'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    private static final String PREFIX = "/_sandbox";

    private static final List<Route> ROUTES = List.of(
            new Route("GET", "/health", ServerEndpoints::health),
            new Route("POST", "/reset", ServerEndpoints::reset),
            new Route("GET", "/rate-limit", ServerEndpoints::rateLimit),
            new Route("PUT", "/rate-limit", ServerEndpoints::setRateLimit),
            new Route("DELETE", "/rate-limit", ServerEndpoints::liftRateLimit),
            new Route("GET", "/openapi.json", ServerEndpoints::openApi),
            new Route("GET", "/events", EventsEndpoints::events),
            new Route("GET", "/events/latest", EventsEndpoints::latest),
            new Route("GET", "/events/{event_id}", EventsEndpoints::event),
            new Route("GET", "/attempts", EventsEndpoints::attempts),
            new Route("GET", "/attempts/{seq}", EventsEndpoints::attempt),
            new Route("POST", "/attempts/{seq}/replay", EventsEndpoints::replay),
            new Route("GET", "/counters", ReportEndpoints::counters),
            new Route("GET", "/verify", ReportEndpoints::verify),
            new Route("GET", "/audit", ReportEndpoints::audit),
            new Route("GET", "/failures", ReportEndpoints::failures),
            new Route("GET", "/series", SeriesEndpoint::series),
            new Route("GET", "/metrics", MetricsEndpoint::metrics),
            new Route("GET", "/wait", LiveEndpoints::await),
            new Route("GET", "/stream", LiveEndpoints::stream),
            new Route("GET", "/export", ExportEndpoint::export),
            new Route("GET", "/faults", FaultEndpoints::list),
            new Route("POST", "/faults", FaultEndpoints::add),
            new Route("DELETE", "/faults", FaultEndpoints::clear),
            new Route("GET", "/faults/{id}", FaultEndpoints::one),
            new Route("PUT", "/faults/{id}", FaultEndpoints::replace),
            new Route("DELETE", "/faults/{id}", FaultEndpoints::remove),
            new Route("GET", "/startups", StartupEndpoints::list),
            new Route("POST", "/startups", StartupEndpoints::add),
            new Route("DELETE", "/startups/{slug}", StartupEndpoints::remove),
            new Route("GET", "/startups/{slug}/keys", StartupEndpoints::keys),
            new Route("POST", "/startups/{slug}/keys", StartupEndpoints::addKey),
            new Route("DELETE", "/startups/{slug}/keys", StartupEndpoints::removeKeys));

    private final ApiContext context;

    public ApiRouter(ApiContext context) {
        this.context = context;
    }

    /** Each as its method and its path. */
    static List<String> routes() {
        return ROUTES.stream()
                .map(route -> route.method() + " " + PREFIX + route.path())
                .toList();
    }

    public void handle(SandboxRequest call, ResponseChannel peer) {
        String path = call.path().substring(PREFIX.length());
        TreeSet<String> methods = new TreeSet<>();
        for (Route route : ROUTES) {
            List<String> variables = route.match(path);
            if (variables != null && route.allows(call.method())) {
                run(route.endpoint(), call, variables, peer);
                return;
            }
            if (variables != null) {
                methods.addAll(route.methods());
            }
        }
        peer.answer(
                methods.isEmpty()
                        ? new Problem(404, "not_found", "Nothing is at " + call.path(), "see docs/sandbox-api.md")
                                .answer()
                        : wrongMethod(String.join(", ", methods)));
    }

    private void run(StreamEndpoint endpoint, SandboxRequest call, List<String> variables, ResponseChannel peer) {
        try {
            endpoint.answer(new ApiRequest(call, variables, ApiRequest.parameters(call.uri()), context), peer);
        } catch (RuntimeException e) {
            peer.answer(answer(e));
        }
    }

    /** For an endpoint whose answer is whole once it is there. */
    @SuppressWarnings("FutureReturnValueIgnored") // the peer is told both ends
    static StreamEndpoint whole(Endpoint endpoint) {
        return (request, peer) -> endpoint.answer(request)
                .whenComplete((answer, failure) -> peer.answer(failure == null ? safe(answer) : answer(failure)));
    }

    private static SandboxResponse answer(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Problem problem) {
            return problem.answer();
        }
        if (cause instanceof StoreBusyException) {
            return new Problem(503, "store_busy", String.valueOf(cause.getMessage()), "try again in a second").answer();
        }
        return new Problem(500, "sandbox_failed", "The sandbox failed: " + cause, "please report this").answer();
    }

    private static SandboxResponse safe(SandboxResponse answer) {
        Map<String, String> headers = new LinkedHashMap<>(SAFE);
        headers.putAll(answer.headers());
        return new SandboxResponse(answer.status(), answer.contentType(), headers, answer.body());
    }

    /** 405 with the methods that there are. */
    public static SandboxResponse wrongMethod(String allowed) {
        return new Problem(405, "method_not_allowed", "This method is not allowed here", "use " + allowed)
                .answer(Map.of("Allow", allowed));
    }

    /** Answers one route of the management API. Must not wait; what it throws, or fails with, may be a {@link Problem}. */
    @FunctionalInterface
    interface Endpoint {
        CompletableFuture<SandboxResponse> answer(ApiRequest request);
    }

    /** Answers one route of the management API bit by bit. Must not wait; what it throws may be a {@link Problem}. */
    @FunctionalInterface
    interface StreamEndpoint {
        void answer(ApiRequest request, ResponseChannel peer);
    }

    /**
     * One method of one path.
     *
     * @param path below {@code /_sandbox}; a segment in braces is a variable
     */
    record Route(String method, String path, StreamEndpoint endpoint) {
        Route(String method, String path, Endpoint endpoint) {
            this(method, path, ApiRouter.whole(endpoint));
        }

        /** What may be asked here: HEAD wherever GET may be. */
        List<String> methods() {
            return method.equals("GET") ? List.of("GET", "HEAD") : List.of(method);
        }

        boolean allows(String asked) {
            return methods().contains(asked);
        }

        /** The variables' values; null if this is another path. */
        @Nullable
        List<String> match(String asked) {
            String[] wanted = path.split("/", -1);
            String[] given = asked.split("/", -1);
            if (wanted.length != given.length) {
                return null;
            }
            List<String> values = new ArrayList<>();
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i].startsWith("{")) {
                    values.add(decoded(given[i]));
                } else if (!wanted[i].equals(given[i])) {
                    return null;
                }
            }
            return values;
        }

        private static String decoded(String segment) {
            try {
                return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return segment;
            }
        }
    }

    /** The parts of the sandbox that endpoints use. */
    public record ApiContext(
            Database store,
            StartupRegistry identity,
            FaultRegistry faults,
            StartupRateLimits limiter,
            WaitRegistry waits,
            SseBroadcaster stream,
            TrackHandler track) {}
}
