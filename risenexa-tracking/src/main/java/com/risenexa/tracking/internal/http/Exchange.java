package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.Rejected.AuthenticationError;
import com.risenexa.tracking.Rejected.AuthorizationError;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.Rejected.StartupNotFound;
import com.risenexa.tracking.Rejected.UnexpectedResponse;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.internal.delivery.Outcome;
import com.risenexa.tracking.internal.delivery.Outcome.Final;
import com.risenexa.tracking.internal.delivery.Outcome.Kind;
import com.risenexa.tracking.internal.delivery.Outcome.Retryable;
import com.risenexa.tracking.internal.event.EncodedEvent;
import com.risenexa.tracking.spi.Engine;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One request and what its answer means: the only place that knows status codes (CONTRACT section 2). Thread-safe. */
public final class Exchange {
    private final Engine engine;
    private final URI uri;
    private final ApiKey apiKey;
    private final InstantSource clock;
    private final AnswerMemory answers = new AnswerMemory();
    private volatile @Nullable TrackRequest lastRequests;

    public Exchange(Engine engine, URI uri, ApiKey apiKey, InstantSource clock) {
        this.engine = engine;
        this.uri = uri;
        this.apiKey = apiKey;
        this.clock = clock;
    }

    /**
     * Sends an event once; {@code done} is called as {@link Engine#exchange} calls back.
     *
     * @param timeout the one that was configured, for words
     * @param bound when the engine gives up
     */
    public void send(EncodedEvent event, Duration timeout, Duration bound, Consumer<Outcome> done) {
        ApiKey.Use key = apiKey.use();
        if (key.fault() != null) {
            String fault = key.fault();
            // This attempt was counted, and sends nothing.
            done.accept(new Final(attempts -> new ConfigurationError(event.id(), fault, attempts - 1), null, fault));
            return;
        }
        engine.exchange(requests(key.secret()).with(event.body()), bound, new Engine.Callback() {
            @Override
            public void answered(Engine.Answer answer) {
                done.accept(judge(event.id(), answers.read(answer, key.secret())));
            }

            @Override
            public void failed(Exception cause) {
                done.accept(noAnswer(event.id(), cause, timeout, key.secret()));
            }
        });
    }

    /** Whether {@link #send} holds its thread until the outcome is known. */
    public boolean blocks() {
        return engine.blocks();
    }

    /** Those of the last key, mostly the only one. */
    private TrackRequest requests(Secret apiKey) {
        TrackRequest known = lastRequests;
        if (known == null || !known.isWith(apiKey)) {
            known = new TrackRequest(uri, apiKey);
            lastRequests = known;
        }
        return known;
    }

    private Outcome judge(String id, AnswerText text) {
        Engine.Answer answer = text.answer();
        int status = answer.status();
        if (status == 202 || (status / 100 == 2 && text.isEmptyOrJson())) {
            return end(text, attempts -> new Accepted(id, status, text.object(), attempts));
        }
        return switch (status) {
            case 401 -> end(text, n -> new AuthenticationError(id, status, text.messageOr("Invalid token"), n));
            case 403 -> end(text, n -> new AuthorizationError(id, status, text.messageOr("Unauthorized scope"), n));
            case 404 -> end(text, n -> new StartupNotFound(id, status, text.messageOr("startup not found"), n));
            case 422 ->
                end(text, n -> new ValidationError(id, status, text.messageOr("Validation failed"), text.errors(), n));
            case 429 -> retry(Kind.RATE_LIMITED, answer);
            case 501, 505 -> unexpected(id, text);
            default -> status == 408 || status / 100 == 5 ? retry(Kind.SERVER_ERROR, answer) : unexpected(id, text);
        };
    }

    private static Outcome end(AnswerText text, IntFunction<TrackResult> result) {
        return new Final(result, text.answer().status(), null);
    }

    private static Outcome unexpected(String id, AnswerText text) {
        int status = text.answer().status();
        return end(text, n -> new UnexpectedResponse(id, status, UnexpectedAnswer.describe(text), n));
    }

    private Outcome retry(Kind kind, Engine.Answer answer) {
        Duration wait = RetryAfter.parse(answer.retryAfter(), answer.date(), clock.instant());
        return new Retryable(kind, answer.status(), wait, null, null);
    }

    private static Outcome noAnswer(String id, Exception cause, Duration timeout, Secret apiKey) {
        String failure = apiKey.maskIn(Failure.describe(cause, timeout));
        Throwable shown = Failure.mentions(cause, apiKey) ? new IOException(failure) : cause;
        return cause instanceof InterruptedException
                ? new Final(n -> new ConnectionError(id, failure, n, shown), null, failure)
                : new Retryable(Kind.NO_ANSWER, null, null, failure, shown);
    }
}
