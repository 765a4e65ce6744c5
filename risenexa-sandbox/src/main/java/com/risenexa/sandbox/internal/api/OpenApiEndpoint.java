package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The description of the API, as OpenAPI 3.1. A test compares it with the routes, and calls each. */
final class OpenApiEndpoint {
    private static final String FILE = "/com/risenexa/sandbox/internal/openapi.json";

    private OpenApiEndpoint() {}

    static List<Route> routes() {
        return List.of(new Route(
                "GET",
                "/openapi.json",
                request -> CompletableFuture.completedFuture(
                        new SandboxResponse(200, SandboxResponse.JSON, Map.of(), read()))));
    }

    private static byte[] read() {
        try (InputStream in = OpenApiEndpoint.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + FILE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged", e);
        }
    }
}
