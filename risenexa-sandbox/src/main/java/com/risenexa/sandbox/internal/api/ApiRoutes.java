package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits;
import com.risenexa.sandbox.internal.ingest.TrackHandler;
import com.risenexa.sandbox.internal.live.SseBroadcaster;
import com.risenexa.sandbox.internal.live.WaitRegistry;
import com.risenexa.sandbox.internal.store.Database;
import java.util.ArrayList;
import java.util.List;

/** The table of all routes of the management API. */
public final class ApiRoutes {
    private ApiRoutes() {}

    public static ApiRouter handler(
            Database store,
            StartupRegistry identity,
            FaultRegistry faults,
            StartupRateLimits limiter,
            WaitRegistry waits,
            SseBroadcaster stream,
            TrackHandler track) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new HealthEndpoint(store, identity).routes());
        routes.addAll(new EventsEndpoints(store).routes());
        routes.addAll(new ReplayEndpoint(store, track).routes());
        routes.addAll(new CountersEndpoints(store, identity).routes());
        routes.addAll(new AuditEndpoint(store, identity).routes());
        routes.addAll(new WaitEndpoint(store, waits).routes());
        routes.addAll(new FailureEndpoint(store).routes());
        routes.addAll(new SeriesEndpoint(store).routes());
        routes.addAll(new ExportEndpoint(store).routes());
        routes.addAll(new MetricsEndpoint(store, faults, stream).routes());
        routes.addAll(new StreamingEndpoint(stream).routes());
        routes.addAll(new FaultEndpoints(faults).routes());
        routes.addAll(new RateLimitEndpoints(limiter).routes());
        routes.addAll(new StartupEndpoints(store, identity, faults, limiter).routes());
        routes.addAll(OpenApiEndpoint.routes());
        return new ApiRouter(List.copyOf(routes));
    }
}
