package com.risenexa.sandbox.internal.manage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.internal.fault.FaultShelf;
import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.identity.Identity;
import com.risenexa.sandbox.internal.identity.IdentityKeeper;
import com.risenexa.sandbox.internal.identity.Key;
import com.risenexa.sandbox.internal.identity.KeyMask;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.limit.RateLimiter;
import com.risenexa.sandbox.internal.store.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Startups and their keys. */
final class StartupEndpoints {
    private static final String SCALES = "a number above 0, at most 1000000";
    private static final int LONGEST_SCOPE = 100;
    private static final String SCOPES = "a text of 1 to " + LONGEST_SCOPE + " characters";

    private final Store store;
    private final Identity identity;
    private final FaultShelf faults;
    private final RateLimiter limiter;

    StartupEndpoints(Store store, Identity identity, FaultShelf faults, RateLimiter limiter) {
        this.store = store;
        this.identity = identity;
        this.faults = faults;
        this.limiter = limiter;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/startups", this::list),
                new Route("POST", "/startups", this::add),
                new Route("DELETE", "/startups/{slug}", this::remove),
                new Route("GET", "/startups/{slug}/keys", this::keys),
                new Route("POST", "/startups/{slug}/keys", this::addKey),
                new Route("DELETE", "/startups/{slug}/keys", this::removeKeys));
    }

    private CompletableFuture<Answer> list(Request request) {
        String only = request.query("startup");
        List<Startup> shown = identity.startups().stream()
                .filter(startup -> only == null || only.equals(startup.slug()))
                .toList();
        return CompletableFuture.completedFuture(Answers.list(shown, null, (json, startup) -> {
            json.writeStartObject();
            fields(json, startup);
            json.writeEndObject();
        }));
    }

    private static void fields(JsonGenerator json, Startup startup) throws IOException {
        json.writeStringField("slug", startup.slug());
        json.writeNumberField("time_scale", startup.timeScale());
    }

    private CompletableFuture<Answer> add(Request request) {
        Startup startup = startup(Body.of(request, "{\"slug\":\"acme\"}"));
        if (identity.hasStartup(startup.slug())) {
            throw new Problem(
                    409,
                    "startup_exists",
                    "The startup " + startup.slug() + " is there already",
                    "use it, or another slug");
        }
        return store.write(ledger -> {
                    IdentityKeeper.write(ledger, startup);
                    return startup;
                })
                .thenApply(written -> {
                    identity.add(written);
                    return Answers.object(201, json -> fields(json, written));
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

    private CompletableFuture<Answer> remove(Request request) {
        String slug = known(request);
        if (slug.equals(Startup.DEFAULT_SLUG)) {
            throw new Problem(409, "startup_needed", "The startup demo stays", "POST /_sandbox/reset empties it");
        }
        return store.write(ledger -> {
                    IdentityKeeper.remove(ledger, slug);
                    return slug;
                })
                .thenApply(removed -> {
                    identity.removeStartup(removed);
                    faults.removeIf(fault -> removed.equals(fault.match().startup()));
                    limiter.forget(removed);
                    return Answers.object(200, json -> json.writeStringField("removed", removed));
                });
    }

    private CompletableFuture<Answer> keys(Request request) {
        return CompletableFuture.completedFuture(Answers.list(identity.keysFor(known(request)), null, (json, key) -> {
            json.writeStartObject();
            json.writeStringField("key", KeyMask.masked(key.value()));
            json.writeStringField("scope", key.scope());
            json.writeEndObject();
        }));
    }

    private CompletableFuture<Answer> addKey(Request request) {
        Body body = Body.of(request, "{\"scope\":\"" + Key.WRITE + "\"}");
        String scope = body.optionalText("scope", SCOPES);
        if (scope != null && (scope.isBlank() || scope.length() > LONGEST_SCOPE)) {
            throw body.invalid("scope", SCOPES);
        }
        String name = scope == null ? Key.WRITE : scope;
        Key key = Key.random(name, known(request));
        return store.write(ledger -> {
                    IdentityKeeper.write(ledger, key);
                    return key;
                })
                .thenApply(written -> {
                    identity.add(written);
                    return Answers.object(201, json -> {
                        json.writeStringField("key", written.value());
                        json.writeStringField("scope", written.scope());
                    });
                });
    }

    private CompletableFuture<Answer> removeKeys(Request request) {
        String slug = known(request);
        return store.write(ledger -> IdentityKeeper.removeKeys(ledger, slug)).thenApply(removed -> {
            identity.removeKeys(slug);
            return Answers.object(200, json -> json.writeNumberField("removed", removed));
        });
    }

    private String known(Request request) {
        String slug = request.path().get(0);
        if (!identity.hasStartup(slug)) {
            throw Request.unknownStartup(slug);
        }
        return slug;
    }
}
