package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.WaitCondition;
import com.risenexa.sandbox.WaitResult;
import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.ResponseChannel.StreamingBody;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.live.SseBroadcaster;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.EventRepository;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code /stream} and {@code /wait}: what happens, as it happens. */
final class LiveEndpoints {
    private static final String EVENT_STREAM = "text/event-stream; charset=utf-8";
    private static final String HINT = "give the id of the last message that was seen, or nothing";

    /** As {@link WaitCondition#LONGEST}. */
    private static final String LONGEST = "60s";

    private LiveEndpoints() {}

    static void stream(ApiRequest request, ResponseChannel peer) {
        StreamingBody source = request.context().stream().subscribe(request.query("startup"), lastEventId(request));
        if (source == null) {
            throw new Problem(
                    503,
                    "streams_full",
                    "There are " + SseBroadcaster.MOST_READERS + " readers of the stream already",
                    "close one, or poll /_sandbox/attempts?after=");
        }
        Map<String, String> headers = new LinkedHashMap<>(ApiRouter.SAFE);
        headers.put("X-Accel-Buffering", "no"); // or nginx in front of the sandbox holds the messages back
        peer.stream(new SandboxResponse(200, EVENT_STREAM, headers, new byte[0]), source);
    }

    /** A browser that comes again sends the header, and the address that it began with. */
    private static long lastEventId(ApiRequest request) {
        String header = request.call().header("last-event-id");
        if (header == null || header.isBlank()) {
            return request.number("last_event_id", -1, 0, Long.MAX_VALUE);
        }
        if (!header.matches("\\d{1,18}")) {
            throw Problem.invalid("Last-Event-ID: " + Json.shortened(header) + " is not a sequence number", HINT);
        }
        return Long.parseLong(header);
    }

    static CompletableFuture<SandboxResponse> await(ApiRequest request) {
        String startup = request.query("startup", Startup.DEFAULT_SLUG);
        String outcome = request.outcome();
        WaitCondition await = new WaitCondition(
                (int) request.number("count", 1, 0, 1_000_000),
                request.query("type"),
                outcome == null ? null : ApiRequest.parsed(outcome),
                request.number("after", 0, 0, Long.MAX_VALUE),
                request.duration("timeout", "5s", LONGEST),
                request.flag("exactly"),
                request.duration("settle", "200ms", LONGEST));
        return request.context()
                .waits()
                .await(startup, await)
                .thenCompose(report -> shown(request, startup, await, report));
    }

    private static CompletableFuture<SandboxResponse> shown(
            ApiRequest request, String startup, WaitCondition await, WaitResult report) {
        int status = report.reached() ? 200 : 408;
        Outcome outcome = await.outcome();
        Filter filter = new Filter(
                startup,
                await.type(),
                null,
                null,
                outcome == null ? Outcome.COUNTED.value() : outcome.value(),
                null,
                await.after(),
                Long.MAX_VALUE,
                Filter.MOST,
                false);
        return outcome == null
                ? request.store()
                        .read(connection -> EventRepository.page(connection, filter, EventsEndpoints.PAGE_CHARACTERS))
                        .thenApply(page -> reached(status, report, page.items(), JsonShapes::event))
                : request.store()
                        .read(connection -> AttemptRepository.page(connection, filter, EventsEndpoints.PAGE_CHARACTERS))
                        .thenApply(page -> reached(status, report, page.items(), JsonShapes::attempt));
    }

    private static <T> SandboxResponse reached(int status, WaitResult report, List<T> items, Json.Shape<T> shape) {
        return Responses.object(status, json -> {
            Json.field(json, "reached", report.reached());
            Json.field(json, "count", report.count());
            Json.objects(json, "items", items, shape);
        });
    }
}
