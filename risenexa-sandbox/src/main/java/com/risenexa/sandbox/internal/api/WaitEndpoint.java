package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.WaitCondition;
import com.risenexa.sandbox.WaitResult;
import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.live.WaitRegistry;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.EventRepository;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code /wait}: a long poll until events are counted. */
final class WaitEndpoint {
    /** As {@link WaitCondition#LONGEST}. */
    private static final String LONGEST = "60s";

    private final Database store;
    private final WaitRegistry waits;

    WaitEndpoint(Database store, WaitRegistry waits) {
        this.store = store;
        this.waits = waits;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/wait", this::await));
    }

    private CompletableFuture<SandboxResponse> await(ApiRequest request) {
        String startup = request.query("startup", Startup.DEFAULT_SLUG);
        String outcome = FilterParams.outcome(request);
        WaitCondition await = new WaitCondition(
                (int) request.number("count", 1, 0, 1_000_000),
                request.query("type"),
                outcome == null ? null : FilterParams.parsed(outcome),
                request.number("after", 0, 0, Long.MAX_VALUE),
                request.duration("timeout", "5s", LONGEST),
                request.flag("exactly"),
                request.duration("settle", "200ms", LONGEST));
        return waits.await(startup, await).thenCompose(report -> shown(startup, await, report));
    }

    private CompletableFuture<SandboxResponse> shown(String startup, WaitCondition await, WaitResult report) {
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
                ? store.read(connection -> EventRepository.page(connection, filter, EventsEndpoints.PAGE_CHARACTERS))
                        .thenApply(page -> answer(status, report, page.items(), JsonShapes::event))
                : store.read(connection -> AttemptRepository.page(connection, filter, EventsEndpoints.PAGE_CHARACTERS))
                        .thenApply(page -> answer(status, report, page.items(), JsonShapes::attempt));
    }

    private static <T> SandboxResponse answer(int status, WaitResult report, List<T> items, Responses.Item<T> item) {
        return Responses.object(status, json -> {
            json.writeBooleanField("reached", report.reached());
            json.writeNumberField("count", report.count());
            Responses.items(json, items, item);
        });
    }
}
