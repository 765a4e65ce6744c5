package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.spi.HttpEngine;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request of a delivery. Puts what the engine says into the inbox; all else belongs to the loop's thread. */
public final class InFlightRequest implements HttpEngine.Callback {
    private final Delivery delivery;
    private final HttpEngine.Request request;
    private final Secret apiKey;
    private final Consumer<? super Message> inbox;
    private HttpEngine.@Nullable Call call;

    /** The next one to cancel. */
    @Nullable
    InFlightRequest nextToCancel;

    InFlightRequest(Delivery delivery, HttpEngine.Request request, Secret apiKey, Consumer<? super Message> inbox) {
        this.delivery = delivery;
        this.request = request;
        this.apiKey = apiKey;
        this.inbox = inbox;
    }

    Delivery delivery() {
        return delivery;
    }

    Secret apiKey() {
        return apiKey;
    }

    /** The time-out of this attempt. */
    Duration timeout() {
        return delivery.attemptTimeout();
    }

    /** Whether the delivery still waits for this one. */
    boolean isCurrent() {
        return delivery.request == this;
    }

    /** Gives it to the engine. */
    public void send(HttpEngine engine) {
        call = engine.send(request, this);
    }

    public void cancel() {
        HttpEngine.Call current = call;
        if (current != null) {
            current.cancel();
        }
    }

    @Override
    public void onResponse(HttpEngine.Response response) {
        inbox.accept(new Message.Ended(this, response, null));
    }

    @Override
    public void onFailure(Exception cause) {
        inbox.accept(new Message.Ended(this, null, cause));
    }
}
