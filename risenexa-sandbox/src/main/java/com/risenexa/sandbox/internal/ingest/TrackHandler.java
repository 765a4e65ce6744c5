package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.faults.FaultRegistry;
import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.identity.SandboxKey;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.ingest.EventProcessor.Decision;
import com.risenexa.sandbox.internal.ingest.RequestValidator.ValidatedRequest;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.Database.StoreBusyException;
import com.risenexa.sandbox.internal.store.StoredAttempt;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The tracking endpoint: validates a request, has it decided and stored, and answers after the commit. */
@SuppressWarnings("FutureReturnValueIgnored") // the response is sent by the future's own callback
public final class TrackHandler {
    public static final String PATH = "/api/v1/track";

    private final StartupRegistry identity;
    private final RequestValidator validator;
    private final EventProcessor processor;
    private final Database store;

    public TrackHandler(
            StartupRegistry identity, StartupRateLimits limiter, FaultRegistry faults, boolean strict, Database store) {
        this.identity = identity;
        this.validator = new RequestValidator(identity);
        this.processor = new EventProcessor(identity, limiter, faults, strict);
        this.store = store;
    }

    /**
     * Handles a request.
     *
     * @param isTooLarge whether its body was discarded because of its size
     */
    public void handle(SandboxRequest call, boolean isTooLarge, ResponseChannel peer) {
        handle(validator.validate(call, isTooLarge), peer);
    }

    /** Stores and rejects a request whose body is not looked at. */
    public void reject(SandboxRequest call, Rejection rejection, ResponseChannel peer) {
        handle(validator.rejected(call, rejection), peer);
    }

    private void handle(ValidatedRequest request, ResponseChannel peer) {
        process(request).whenComplete((decision, failure) -> {
            if (decision == null) {
                if (failure instanceof StoreBusyException) {
                    peer.answer(busy(failure).answer());
                    return;
                }
                String error = "the attempt could not be stored: " + (failure == null ? "" : failure.getMessage());
                peer.answer(new Rejection(500, "store_failed", "The sandbox failed", List.of(error)).answer());
                return;
            }
            peer.inject(decision.step(), decision.response());
        });
    }

    private static Rejection busy(Throwable failure) {
        return new Rejection(
                503,
                "store_busy",
                "The sandbox is busy",
                List.of(String.valueOf(failure.getMessage())),
                Map.of("Retry-After", "1"));
    }

    private CompletableFuture<Decision> process(ValidatedRequest request) {
        return store.write(session -> processor.process(request, session));
    }

    /** Processes a stored request again, with the faults that are set now; gives the number of the new attempt. */
    public CompletableFuture<Long> replay(StoredAttempt stored, long atMicros) {
        String[] lines = stored.head().split("\n", -1);
        String[] first = lines[0].split(" ", 3);
        HttpHeaders headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            if (colon > 0) {
                String name = lines[i].substring(0, colon);
                headers.add(name, unmasked(name, lines[i].substring(colon + 2), stored.startup()));
            }
        }
        headers.set(StoredAttempt.REPLAY_HEADER, stored.seq());
        SandboxRequest call =
                new SandboxRequest(first[0], first[1], headers, stored.body(), atMicros, System.nanoTime());
        return process(validator.validate(call, false))
                .thenApply(decision -> decision.attempt().seq());
    }

    /** A masked key is restored if it is one of the sandbox's own. */
    private String unmasked(String name, String value, @Nullable String startup) {
        String mask = name.equalsIgnoreCase("authorization") ? SandboxKey.bearer(value) : null;
        SandboxKey key = mask == null ? null : identity.keyUnder(mask, startup);
        return key == null ? value : "Bearer " + key.value();
    }
}
