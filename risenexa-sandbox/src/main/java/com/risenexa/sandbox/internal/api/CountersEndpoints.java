package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.ConsistencyCheck;
import com.risenexa.sandbox.internal.store.CounterRepository;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code /counters} and {@code /verify}: the counters, and the check that recounts them. */
final class CountersEndpoints {
    private final Database store;
    private final StartupRegistry identity;

    CountersEndpoints(Database store, StartupRegistry identity) {
        this.store = store;
        this.identity = identity;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/counters", this::counters), new Route("GET", "/verify", this::verify));
    }

    private CompletableFuture<SandboxResponse> counters(ApiRequest request) {
        String only = request.query("startup");
        return store.read(CounterRepository::all).thenApply(counted -> {
            Map<String, Counters> shown = new LinkedHashMap<>();
            for (Startup startup : identity.startups()) {
                if (only == null || only.equals(startup.slug())) {
                    shown.put(startup.slug(), counted.getOrDefault(startup.slug(), CounterRepository.ZERO));
                }
            }
            return SandboxResponse.json(200, Json.object(json -> {
                for (Map.Entry<String, Counters> entry : shown.entrySet()) {
                    json.writeObjectFieldStart(entry.getKey());
                    JsonShapes.counters(json, entry.getValue());
                    json.writeEndObject();
                }
            }));
        });
    }

    private CompletableFuture<SandboxResponse> verify(ApiRequest request) {
        String only = request.startup(identity);
        return store.readPatiently(connection -> ConsistencyCheck.of(connection, only))
                .thenApply(CountersEndpoints::answer);
    }

    private static SandboxResponse answer(VerifyReport report) {
        return SandboxResponse.json(report.ok() ? 200 : 409, Json.object(json -> {
            json.writeBooleanField("ok", report.ok());
            json.writeNumberField("attempts", report.attempts());
            json.writeNumberField("events", report.events());
            json.writeNumberField("duplicates", report.duplicates());
            Json.field(json, "mismatches", report.mismatches());
        }));
    }
}
