package com.risenexa.sandbox.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.AttemptRepository.Failure;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.view.ErrorHints;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code /failures}: rejected requests by code. */
final class FailureEndpoint {
    private final Database store;

    FailureEndpoint(Database store) {
        this.store = store;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/failures", this::failures));
    }

    private record Shown(Failure failure, @Nullable SandboxAttempt sample) {}

    private CompletableFuture<SandboxResponse> failures(ApiRequest request) {
        Filter filter = FilterParams.of(request);
        return store.read(connection -> read(connection, filter))
                .thenApply(failures -> Responses.list(failures, null, FailureEndpoint::write));
    }

    private static List<Shown> read(Connection connection, Filter filter) throws SQLException {
        List<Shown> shown = new ArrayList<>();
        for (Failure failure : AttemptRepository.failures(connection, filter)) {
            shown.add(new Shown(failure, AttemptRepository.one(connection, failure.sample())));
        }
        return shown;
    }

    private static void write(JsonGenerator json, Shown shown) throws IOException {
        Failure failure = shown.failure();
        json.writeStartObject();
        json.writeStringField("code", failure.code());
        json.writeNumberField("count", failure.count());
        json.writeStringField("first", failure.first().toString());
        json.writeStringField("last", failure.last().toString());
        json.writeStringField("remedy", ErrorHints.of(failure.code()));
        json.writeFieldName("sample");
        if (shown.sample() == null) {
            json.writeNull();
        } else {
            JsonShapes.attempt(json, shown.sample());
        }
        json.writeEndObject();
    }
}
