package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code /health} and {@code /reset}. */
final class HealthEndpoint {
    private static final String VERSION = version();

    private final Database store;
    private final StartupRegistry identity;

    HealthEndpoint(Database store, StartupRegistry identity) {
        this.store = store;
        this.identity = identity;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/health", this::health), new Route("POST", "/reset", this::reset));
    }

    private CompletableFuture<SandboxResponse> health(ApiRequest request) {
        String only = request.query("startup");
        List<String> slugs = identity.startups().stream()
                .map(Startup::slug)
                .filter(slug -> only == null || only.equals(slug))
                .toList();
        String data = store.file() == null ? "memory" : store.file().toString();
        return store.read(WriteSession::lastSeq)
                .thenApply(lastSeq -> Responses.object(200, json -> {
                    json.writeBooleanField("up", true);
                    json.writeStringField("name", "risenexa-sandbox");
                    json.writeStringField("version", VERSION);
                    json.writeStringField("data", data);
                    Json.field(json, "startups", slugs);
                    json.writeNumberField("last_seq", lastSeq);
                }));
    }

    private CompletableFuture<SandboxResponse> reset(ApiRequest request) {
        boolean isEmpty = request.call().body().length == 0;
        String only = isEmpty ? null : slug(Body.of(request, "{\"startup\":\"demo\"}"));
        List<String> slugs = slugs(only);
        boolean all = only == null;
        return store.write(ledger -> {
                    for (String slug : slugs) {
                        ledger.reset(slug);
                    }
                    if (all) {
                        ledger.sweep();
                    }
                    return slugs;
                })
                .thenApply(done -> Responses.object(200, json -> Json.field(json, "reset", done)));
    }

    private static @Nullable String slug(Body body) {
        return body.optionalText("startup", "the slug of a startup, or nothing for all");
    }

    private List<String> slugs(@Nullable String startup) {
        if (startup == null) {
            return identity.startups().stream().map(Startup::slug).toList();
        }
        if (!identity.hasStartup(startup)) {
            throw ApiRequest.unknownStartup(startup);
        }
        return List.of(startup);
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in =
                HealthEndpoint.class.getResourceAsStream("/com/risenexa/sandbox/internal/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged", e);
        }
        return properties.getProperty("version", "unknown");
    }
}
