package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.identity.Identity;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.Ledger;
import com.risenexa.sandbox.internal.store.Store;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The sandbox as a whole: is it up, and begin anew. */
final class SandboxEndpoints {
    private final Store store;
    private final Identity identity;

    SandboxEndpoints(Store store, Identity identity) {
        this.store = store;
        this.identity = identity;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/health", this::health), new Route("POST", "/reset", this::reset));
    }

    private CompletableFuture<Answer> health(Request request) {
        String only = request.query("startup");
        List<String> slugs = identity.startups().stream()
                .map(Startup::slug)
                .filter(slug -> only == null || only.equals(slug))
                .toList();
        String data = store.file() == null ? "memory" : store.file().toString();
        return store.read(Ledger::lastSeq)
                .thenApply(lastSeq -> Answers.object(200, json -> {
                    json.writeBooleanField("up", true);
                    json.writeStringField("name", "risenexa-sandbox");
                    json.writeStringField("version", Version.TEXT);
                    json.writeStringField("data", data);
                    Json.field(json, "startups", slugs);
                    json.writeNumberField("last_seq", lastSeq);
                }));
    }

    private CompletableFuture<Answer> reset(Request request) {
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
                .thenApply(done -> Answers.object(200, json -> Json.field(json, "reset", done)));
    }

    private static @Nullable String slug(Body body) {
        return body.optionalText("startup", "the slug of a startup, or nothing for all");
    }

    private List<String> slugs(@Nullable String startup) {
        if (startup == null) {
            return identity.startups().stream().map(Startup::slug).toList();
        }
        if (!identity.hasStartup(startup)) {
            throw Request.unknownStartup(startup);
        }
        return List.of(startup);
    }
}
