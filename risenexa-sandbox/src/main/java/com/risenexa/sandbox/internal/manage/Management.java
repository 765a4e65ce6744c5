package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.internal.fault.FaultShelf;
import com.risenexa.sandbox.internal.identity.Identity;
import com.risenexa.sandbox.internal.limit.RateLimiter;
import com.risenexa.sandbox.internal.store.Store;
import com.risenexa.sandbox.internal.stream.EventStream;
import com.risenexa.sandbox.internal.track.TrackHandler;
import com.risenexa.sandbox.internal.wait.Waits;
import java.util.ArrayList;
import java.util.List;

/** Puts the routes together. */
public final class Management {
    private Management() {}

    public static ManageHandler handler(
            Store store,
            Identity identity,
            FaultShelf faults,
            RateLimiter limiter,
            Waits waits,
            EventStream stream,
            TrackHandler track) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new SandboxEndpoints(store, identity).routes());
        routes.addAll(new TrafficEndpoints(store).routes());
        routes.addAll(new ReplayEndpoint(store, track).routes());
        routes.addAll(new LedgerEndpoints(store, identity).routes());
        routes.addAll(new AuditEndpoint(store, identity).routes());
        routes.addAll(new WaitEndpoint(store, waits).routes());
        routes.addAll(new FailureEndpoint(store).routes());
        routes.addAll(new SeriesEndpoint(store).routes());
        routes.addAll(new ExportEndpoint(store).routes());
        routes.addAll(new MetricsEndpoint(store, faults, stream).routes());
        routes.addAll(new LiveEndpoint(stream).routes());
        routes.addAll(new FaultEndpoints(faults).routes());
        routes.addAll(new LimitEndpoints(limiter).routes());
        routes.addAll(new StartupEndpoints(store, identity, faults, limiter).routes());
        routes.addAll(ApiDescription.routes());
        return new ManageHandler(List.copyOf(routes));
    }
}
