package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.ingest.TrackHandler;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.StoredAttempt;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code /attempts/{seq}/replay}: sends a stored request through the pipeline again. */
final class ReplayEndpoint {
    /** Refused before the body was looked at, so none was kept. */
    private static final Set<String> WITHOUT_BODY =
            Set.of("host_foreign", "method_not_allowed", "body_too_large", "content_type_invalid");

    private final Database store;
    private final TrackHandler track;

    ReplayEndpoint(Database store, TrackHandler track) {
        this.store = store;
        this.track = track;
    }

    List<Route> routes() {
        return List.of(new Route("POST", "/attempts/{seq}/replay", this::replay));
    }

    private CompletableFuture<SandboxResponse> replay(ApiRequest request) {
        long seq = EventsEndpoints.seq(request);
        return store.read(connection -> checked(AttemptRepository.find(connection, seq), seq))
                .thenCompose(stored -> track.replay(stored, request.call().atMicros()))
                .thenCompose(
                        made -> store.read(connection -> Optional.ofNullable(AttemptRepository.one(connection, made))))
                .thenApply(ReplayEndpoint::answer);
    }

    private static StoredAttempt checked(@Nullable StoredAttempt stored, long seq) {
        if (stored == null) {
            throw EventsEndpoints.unknown(seq);
        }
        if (stored.code() != null && WITHOUT_BODY.contains(stored.code())) {
            throw new Problem(
                    409,
                    "attempt_not_replayable",
                    "Attempt " + seq + " was rejected before its body was read",
                    "send it again from the client");
        }
        return stored;
    }

    private static SandboxResponse answer(Optional<SandboxAttempt> made) {
        SandboxAttempt attempt = made.orElseThrow(
                () -> new Problem(409, "attempt_forgotten", "A reset came between", "replay another attempt"));
        return Responses.object(201, json -> JsonShapes.attemptFields(json, attempt));
    }
}
