package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.delivery.Delivery.Step;
import com.risenexa.tracking.internal.http.AttemptOutcome;
import com.risenexa.tracking.internal.http.AttemptOutcome.Kind;
import com.risenexa.tracking.internal.http.AttemptOutcome.Retryable;
import com.risenexa.tracking.internal.http.Exchange;
import com.risenexa.tracking.spi.HttpEngine;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Begins and ends the attempts of deliveries. */
final class AttemptHandler {
    private final DeliveryRules rules;
    private final Deliveries deliveries;
    private final Exchange exchange;
    private final ApiKeys keys;
    private final Consumer<? super Message> inbox;
    private volatile @Nullable String lastFailure;

    AttemptHandler(
            DeliveryRules rules,
            Deliveries deliveries,
            Exchange exchange,
            ApiKeys keys,
            Consumer<? super Message> inbox) {
        this.rules = rules;
        this.deliveries = deliveries;
        this.exchange = exchange;
        this.keys = keys;
        this.inbox = inbox;
    }

    /** Begins one of a delivery that is ready, for which the limiter has a permit. */
    void begin(Delivery delivery, long now) {
        if (delivery.body(rules.startupSlug()) == null) {
            deliveries.complete(delivery, delivery.tooLarge(), now);
            return;
        }
        Duration limit = delivery.beginAttempt(rules, now);
        if (limit.isZero()) {
            deliveries.complete(delivery, delivery.noTime(), now);
            return;
        }
        deliveries.timers().schedule(delivery, now + limit.toNanos());
        delivery.permit = deliveries.limiter().acquire();
        ApiKey.Use key = keys.fixed();
        if (key != null) {
            send(delivery, key, now);
        } else {
            lane(delivery).move(delivery, Phase.AWAITING_KEY);
            keys.ask();
        }
    }

    /** Sends what waits for a key that was supplied. */
    void useSuppliedKey(long now) {
        ApiKey.Use key = keys.takeAnswer();
        if (key != null) {
            useKey(deliveries.callers(), key, now);
            useKey(deliveries.queue(), key, now);
        }
    }

    private void useKey(Lane lane, ApiKey.Use key, long now) {
        for (Delivery next = lane.first(Phase.AWAITING_KEY); next != null; next = lane.first(Phase.AWAITING_KEY)) {
            try {
                if (deliveries.limiter().isStale(next.permit)) {
                    // A pause began while it waited for the key: it must have its turn again.
                    next.revokeAttempt();
                    deliveries.releasePermit(next, false, now);
                    deliveries.makeReady(next, now);
                } else {
                    send(next, key, now);
                }
            } catch (Throwable t) {
                deliveries.breakOff(next, t, now);
            }
        }
    }

    private void send(Delivery delivery, ApiKey.Use key, long now) {
        if (key.fault() != null) {
            deliveries.complete(delivery, delivery.noKey(key.fault()), now);
            return;
        }
        byte[] body = Objects.requireNonNull(delivery.body(rules.startupSlug()));
        HttpEngine.Request request = exchange.request(keys.headers(key.secret()), body, delivery.sent() + 1);
        delivery.request = new InFlightRequest(delivery, request, key.secret(), inbox);
        lane(delivery).move(delivery, Phase.SENDING);
    }

    /** A call of the engine's ended. What comes after its request was given up is dropped. */
    void ended(InFlightRequest request, HttpEngine.@Nullable Response response, @Nullable Exception failure, long now) {
        if (!request.isCurrent()) {
            return;
        }
        Delivery delivery = request.delivery();
        if (failure instanceof ExecutionException thrown && thrown.getCause() instanceof Error error) {
            deliveries.breakOff(delivery, error, now);
        } else {
            AttemptOutcome outcome = response != null
                    ? exchange.outcome(delivery.id(), response, request.apiKey())
                    : Exchange.failure(
                            failure == null ? new IllegalStateException("no cause") : failure,
                            delivery.attemptTimeout(),
                            request.apiKey());
            delivery.request = null;
            end(delivery, outcome, true, now);
        }
    }

    /** The time of an attempt is over. */
    void timedOut(Delivery delivery, long now) {
        InFlightRequest request = delivery.request;
        if (request == null) {
            String failure = "the API key was not supplied within "
                    + delivery.attemptTimeout().toMillis() + " ms";
            end(delivery, new Retryable(Kind.NO_ANSWER, null, null, failure, new TimeoutException()), false, now);
        } else {
            deliveries.outputs().cancel(request);
            delivery.request = null;
            AttemptOutcome outcome =
                    Exchange.failure(new TimeoutException(), delivery.attemptTimeout(), request.apiKey());
            end(delivery, outcome, true, now);
        }
    }

    /** Why the last attempt failed; null if it did not. From any thread. */
    @Nullable
    String lastFailure() {
        return lastFailure;
    }

    private void end(Delivery delivery, AttemptOutcome outcome, boolean wasSent, long now) {
        lastFailure = outcome instanceof Retryable failed ? failed.description() : null;
        Retryable limited =
                outcome instanceof Retryable retryable && retryable.kind() == Kind.RATE_LIMITED ? retryable : null;
        deliveries.releasePermit(delivery, wasSent && limited == null, now);
        if (limited != null) {
            deliveries.limiter().pause(delivery.pauseAfter(limited, rules), now);
        }
        Step step = delivery.next(outcome, rules, now);
        if (step instanceof Step.Retry retry) {
            deliveries.makeWait(delivery, retry.until());
        } else {
            deliveries.complete(delivery, ((Step.Complete) step).result(), now);
        }
        if (wasSent && rules.observed()) {
            Duration took = Duration.ofNanos(now - delivery.attemptBegan());
            Duration wait = step instanceof Step.Retry retry ? retry.delay() : null;
            deliveries
                    .outputs()
                    .report(
                            delivery,
                            new Attempt(delivery.sent(), outcome.statusCode(), outcome.failure(), took, wait));
        }
    }

    private static Lane lane(Delivery delivery) {
        return Objects.requireNonNull(delivery.lane);
    }
}
