package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits.RequestRate;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code /health}, {@code /reset}, {@code /rate-limit} and {@code /openapi.json}: the sandbox as a whole. */
final class ServerEndpoints {
    private static final String VERSION = version();
    private static final String FILE = "/com/risenexa/sandbox/internal/openapi.json";

    private ServerEndpoints() {}

    static CompletableFuture<SandboxResponse> health(ApiRequest request) {
        String only = request.query("startup");
        List<String> slugs = request.identity().startups().stream()
                .map(Startup::slug)
                .filter(slug -> only == null || only.equals(slug))
                .toList();
        String data = request.store().file() == null
                ? "memory"
                : request.store().file().toString();
        return request.store()
                .read(WriteSession::lastSeq)
                .thenApply(lastSeq -> Responses.object(200, json -> {
                    Json.field(json, "up", true);
                    Json.field(json, "name", "risenexa-sandbox");
                    Json.field(json, "version", VERSION);
                    Json.field(json, "data", data);
                    Json.field(json, "startups", slugs);
                    Json.field(json, "last_seq", lastSeq);
                }));
    }

    static CompletableFuture<SandboxResponse> reset(ApiRequest request) {
        boolean isEmpty = request.call().body().length == 0;
        String only = isEmpty ? null : slug(Body.of(request, "{\"startup\":\"demo\"}"));
        List<String> slugs = slugs(request.identity(), only);
        boolean all = only == null;
        return request.store()
                .write(ledger -> {
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

    private static List<String> slugs(StartupRegistry identity, @Nullable String startup) {
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
                ServerEndpoints.class.getResourceAsStream("/com/risenexa/sandbox/internal/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged", e);
        }
        return properties.getProperty("version", "unknown");
    }

    static CompletableFuture<SandboxResponse> openApi(ApiRequest request) {
        return CompletableFuture.completedFuture(SandboxResponse.json(200, description()));
    }

    private static byte[] description() {
        try (InputStream in = ServerEndpoints.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FILE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged", e);
        }
    }

    static CompletableFuture<SandboxResponse> setRateLimit(ApiRequest request) {
        Body body = Body.of(request, "{\"rate\":\"100/m\",\"burst\":20}");
        RequestRate rate = rate(body);
        Integer burst = body.optionalInt("burst", 1, RequestRate.MAX_BURST);
        request.context().limiter().set(burst == null ? rate : rate.withBurst(burst));
        return rateLimit(request);
    }

    private static RequestRate rate(Body body) {
        String text = body.text("rate", RequestRate.EXPECTED);
        try {
            return RequestRate.parse(text);
        } catch (IllegalArgumentException e) {
            throw body.invalid("rate", RequestRate.EXPECTED);
        }
    }

    static CompletableFuture<SandboxResponse> liftRateLimit(ApiRequest request) {
        request.context().limiter().set(null);
        return rateLimit(request);
    }

    static CompletableFuture<SandboxResponse> rateLimit(ApiRequest request) {
        RequestRate rate = request.context().limiter().rate();
        return Responses.now(200, json -> {
            Json.field(json, "rate", rate == null ? null : rate.text());
            Json.field(json, "burst", rate == null ? null : (Integer) rate.burst());
        });
    }
}
