package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.audit.Audit;
import com.risenexa.sandbox.internal.audit.Rule.RuleSet;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code /audit}: checks the client's conduct against the rules of the contract. */
final class AuditEndpoint {
    private static final int MAX_RETRIES = 3;
    private static final int MOST_RETRIES = 100;

    private final Database store;
    private final StartupRegistry identity;

    AuditEndpoint(Database store, StartupRegistry identity) {
        this.store = store;
        this.identity = identity;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/audit", this::audit));
    }

    private CompletableFuture<SandboxResponse> audit(ApiRequest request) {
        String startup = request.startup(identity);
        RuleSet rules = new RuleSet(maxRetries(request), request.flag("restarts"));
        Audit audit = new Audit(this::timeScale, rules.maxRetries());
        return audit.run(store, startup)
                .thenApply(told -> Responses.object(200, json -> JsonShapes.audit(json, told, rules)));
    }

    private static int maxRetries(ApiRequest request) {
        String value = request.query("max_retries", String.valueOf(MAX_RETRIES));
        if (value.equals("any")) {
            return Integer.MAX_VALUE;
        }
        if (value.matches("\\d{1,3}") && Integer.parseInt(value) <= MOST_RETRIES) {
            return Integer.parseInt(value);
        }
        throw request.invalid("max_retries", "a whole number from 0 to " + MOST_RETRIES + ", or any");
    }

    private double timeScale(String slug) {
        Startup startup = identity.startup(slug);
        return startup == null ? 1 : startup.timeScale();
    }
}
