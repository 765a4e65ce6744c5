package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.identity.Identity;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.CounterQuery;
import com.risenexa.sandbox.internal.store.Store;
import com.risenexa.sandbox.internal.store.Verification;
import com.risenexa.sandbox.internal.view.CounterView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What was counted, and whether it is right. */
final class LedgerEndpoints {
    private final Store store;
    private final Identity identity;

    LedgerEndpoints(Store store, Identity identity) {
        this.store = store;
        this.identity = identity;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/counters", this::counters), new Route("GET", "/verify", this::verify));
    }

    private CompletableFuture<Answer> counters(Request request) {
        String only = request.query("startup");
        return store.read(CounterQuery::all).thenApply(counted -> {
            Map<String, Counters> shown = new LinkedHashMap<>();
            for (Startup startup : identity.startups()) {
                if (only == null || only.equals(startup.slug())) {
                    shown.put(startup.slug(), counted.getOrDefault(startup.slug(), CounterQuery.ZERO));
                }
            }
            return Answer.json(200, Json.object(json -> {
                for (Map.Entry<String, Counters> entry : shown.entrySet()) {
                    json.writeObjectFieldStart(entry.getKey());
                    CounterView.fields(json, entry.getValue());
                    json.writeEndObject();
                }
            }));
        });
    }

    private CompletableFuture<Answer> verify(Request request) {
        String only = request.startup(identity);
        return store.readPatiently(connection -> Verification.of(connection, only))
                .thenApply(LedgerEndpoints::answer);
    }

    private static Answer answer(VerifyReport report) {
        return Answer.json(report.ok() ? 200 : 409, Json.object(json -> {
            json.writeBooleanField("ok", report.ok());
            json.writeNumberField("attempts", report.attempts());
            json.writeNumberField("events", report.events());
            json.writeNumberField("duplicates", report.duplicates());
            Json.field(json, "mismatches", report.mismatches());
        }));
    }
}
