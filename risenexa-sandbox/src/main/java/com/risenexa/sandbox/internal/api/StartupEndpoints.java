package com.risenexa.sandbox.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.SandboxKey;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Startups and their keys. */
final class StartupEndpoints {
    private StartupEndpoints() {}

    private static final String SCALES = "a number above 0, at most 1000000";
    private static final int LONGEST_SCOPE = 100;
    private static final String SCOPES = "a text of 1 to " + LONGEST_SCOPE + " characters";

    static CompletableFuture<SandboxResponse> list(ApiRequest request) {
        String only = request.query("startup");
        List<Startup> shown = request.identity().startups().stream()
                .filter(startup -> only == null || only.equals(startup.slug()))
                .toList();
        return CompletableFuture.completedFuture(Responses.list(shown, null, StartupEndpoints::fields));
    }

    private static void fields(JsonGenerator json, Startup startup) throws IOException {
        Json.field(json, "slug", startup.slug());
        Json.field(json, "time_scale", startup.timeScale());
    }

    static CompletableFuture<SandboxResponse> add(ApiRequest request) {
        Startup startup = startup(Body.of(request, "{\"slug\":\"acme\"}"));
        if (request.identity().hasStartup(startup.slug())) {
            throw new Problem(
                    409,
                    "startup_exists",
                    "The startup " + startup.slug() + " is there already",
                    "use it, or another slug");
        }
        return request.store()
                .write(ledger -> {
                    StartupRegistry.write(ledger, startup);
                    return startup;
                })
                .thenApply(written -> {
                    request.identity().add(written);
                    return Responses.object(201, json -> fields(json, written));
                });
    }

    private static Startup startup(Body body) {
        String slug = body.text("slug", Startup.SLUG_EXPECTED);
        BigDecimal scale = body.optionalNumber("time_scale", SCALES);
        try {
            new Startup(slug, 1);
        } catch (IllegalArgumentException e) {
            throw body.invalid("slug", Startup.SLUG_EXPECTED);
        }
        try {
            return new Startup(slug, scale == null ? 1 : scale.doubleValue());
        } catch (IllegalArgumentException e) {
            throw body.invalid("time_scale", SCALES);
        }
    }

    static CompletableFuture<SandboxResponse> remove(ApiRequest request) {
        String slug = known(request);
        if (slug.equals(Startup.DEFAULT_SLUG)) {
            throw new Problem(409, "startup_needed", "The startup demo stays", "POST /_sandbox/reset empties it");
        }
        return request.store()
                .write(ledger -> {
                    StartupRegistry.remove(ledger, slug);
                    return slug;
                })
                .thenApply(removed -> {
                    request.identity().removeStartup(removed);
                    request.context()
                            .faults()
                            .removeIf(fault -> removed.equals(fault.match().startup()));
                    request.context().limiter().forget(removed);
                    return Responses.object(200, json -> Json.field(json, "removed", removed));
                });
    }

    static CompletableFuture<SandboxResponse> keys(ApiRequest request) {
        return CompletableFuture.completedFuture(Responses.list(
                request.identity().keysFor(known(request)), null, (json, key) -> {
                    Json.field(json, "key", SandboxKey.masked(key.value()));
                    Json.field(json, "scope", key.scope());
                }));
    }

    static CompletableFuture<SandboxResponse> addKey(ApiRequest request) {
        Body body = Body.of(request, "{\"scope\":\"" + SandboxKey.WRITE + "\"}");
        String scope = body.optionalText("scope", SCOPES);
        if (scope != null && (scope.isBlank() || scope.length() > LONGEST_SCOPE)) {
            throw body.invalid("scope", SCOPES);
        }
        String name = scope == null ? SandboxKey.WRITE : scope;
        SandboxKey key = SandboxKey.random(name, known(request));
        return request.store()
                .write(ledger -> {
                    StartupRegistry.write(ledger, key);
                    return key;
                })
                .thenApply(written -> {
                    request.identity().add(written);
                    return Responses.object(201, json -> {
                        Json.field(json, "key", written.value());
                        Json.field(json, "scope", written.scope());
                    });
                });
    }

    static CompletableFuture<SandboxResponse> removeKeys(ApiRequest request) {
        String slug = known(request);
        return request.store()
                .write(ledger -> StartupRegistry.removeKeys(ledger, slug))
                .thenApply(removed -> {
                    request.identity().removeKeys(slug);
                    return Responses.object(200, json -> Json.field(json, "removed", removed));
                });
    }

    private static String known(ApiRequest request) {
        String slug = request.path().get(0);
        if (!request.identity().hasStartup(slug)) {
            throw ApiRequest.unknownStartup(slug);
        }
        return slug;
    }
}
