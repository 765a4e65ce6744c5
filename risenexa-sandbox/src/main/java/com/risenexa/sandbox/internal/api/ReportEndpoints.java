package com.risenexa.sandbox.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.sandbox.internal.audit.Audit;
import com.risenexa.sandbox.internal.audit.Rule.RuleSet;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.AttemptRepository.Failure;
import com.risenexa.sandbox.internal.store.ConsistencyCheck;
import com.risenexa.sandbox.internal.store.CounterRepository;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.view.ErrorHints;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code /counters}, {@code /verify}, {@code /audit} and {@code /failures}: what was counted, and what went wrong. */
final class ReportEndpoints {
    private static final int MAX_RETRIES = 3;
    private static final int MOST_RETRIES = 100;

    private ReportEndpoints() {}

    static CompletableFuture<SandboxResponse> counters(ApiRequest request) {
        String only = request.query("startup");
        return request.store().read(CounterRepository::all).thenApply(counted -> {
            Map<String, Counters> shown = new LinkedHashMap<>();
            for (Startup startup : request.identity().startups()) {
                if (only == null || only.equals(startup.slug())) {
                    shown.put(startup.slug(), counted.getOrDefault(startup.slug(), CounterRepository.ZERO));
                }
            }
            return SandboxResponse.json(200, Json.object(json -> {
                for (Map.Entry<String, Counters> entry : shown.entrySet()) {
                    Json.object(json, entry.getKey(), counters -> JsonShapes.counters(counters, entry.getValue()));
                }
            }));
        });
    }

    static CompletableFuture<SandboxResponse> verify(ApiRequest request) {
        String only = request.startup(request.identity());
        return request.store()
                .readPatiently(connection -> ConsistencyCheck.of(connection, only))
                .thenApply(ReportEndpoints::verified);
    }

    private static SandboxResponse verified(VerifyReport report) {
        return SandboxResponse.json(report.ok() ? 200 : 409, Json.object(json -> {
            Json.field(json, "ok", report.ok());
            Json.field(json, "attempts", report.attempts());
            Json.field(json, "events", report.events());
            Json.field(json, "duplicates", report.duplicates());
            Json.field(json, "mismatches", report.mismatches());
        }));
    }

    static CompletableFuture<SandboxResponse> audit(ApiRequest request) {
        String startup = request.startup(request.identity());
        RuleSet rules = new RuleSet(maxRetries(request), request.flag("restarts"));
        Audit audit = new Audit(request.identity()::timeScale, rules.maxRetries());
        return audit.run(request.store(), startup)
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

    private record Shown(Failure failure, @Nullable SandboxAttempt sample) {}

    static CompletableFuture<SandboxResponse> failures(ApiRequest request) {
        Filter filter = request.filter();
        return request.store()
                .read(connection -> read(connection, filter))
                .thenApply(failures -> Responses.list(failures, null, ReportEndpoints::failure));
    }

    private static List<Shown> read(Connection connection, Filter filter) throws SQLException {
        List<Shown> shown = new ArrayList<>();
        for (Failure failure : AttemptRepository.failures(connection, filter)) {
            shown.add(new Shown(failure, AttemptRepository.one(connection, failure.sample())));
        }
        return shown;
    }

    private static void failure(JsonGenerator json, Shown shown) throws IOException {
        Failure failure = shown.failure();
        SandboxAttempt sample = shown.sample();
        Json.Part attempt = sample == null ? null : fields -> JsonShapes.attempt(fields, sample);
        Json.field(json, "code", failure.code());
        Json.field(json, "count", failure.count());
        Json.field(json, "first", failure.first());
        Json.field(json, "last", failure.last());
        Json.field(json, "remedy", ErrorHints.of(failure.code()));
        Json.field(json, "sample", attempt);
    }
}
