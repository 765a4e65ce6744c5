package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.delivery.Delivery.ResultHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the model knows of one event. */
final class SimulatedEvent implements ResultHandler {
    /** Who wants to know its result. */
    enum Kind {
        CALLER,
        FUTURE,
        BULK
    }

    final SimulatedClient client;
    final TrackingEvent event;
    final Kind kind;
    final List<SimulatedCall> calls = new ArrayList<>();
    Delivery delivery;
    boolean hasTotal;
    long endsAt;

    /** When its next attempt may begin. */
    long readyAt;

    boolean withdrawn;
    boolean told;
    boolean invalid;
    int reports;
    Duration maxRetryAfter = Duration.ZERO;
    int failedHandOvers;

    @Nullable
    TrackResult result;

    private byte @Nullable [] body;

    @SuppressWarnings("NullAway") // set by whoever offers it, before anything else
    SimulatedEvent(SimulatedClient client, TrackingEvent event, Kind kind) {
        this.client = client;
        this.event = event;
        this.kind = kind;
    }

    String id() {
        return String.valueOf(event.eventId());
    }

    /** Counts a request, which must have the bytes of those before it. */
    void sent(SimulatedCall call, byte[] bytes) {
        client.check(result == null, () -> this + " was sent after its result " + result);
        client.check(body == null || Arrays.equals(body, bytes), () -> this + " was sent with other bytes");
        body = bytes;
        calls.add(call);
    }

    boolean hasResult() {
        return result != null;
    }

    /** Whether an attempt could begin, were there a place for it. */
    boolean isDue(long now) {
        return result == null && !isOut() && readyAt - now <= 0;
    }

    boolean isOut() {
        return !calls.isEmpty() && calls.get(calls.size() - 1).isOut();
    }

    @Override
    public void complete(TrackResult end) {
        if (failedHandOvers > 0) {
            failedHandOvers--;
            client.injected();
            throw new OutOfMemoryError("simulated, while a result is handed over");
        }
        client.check(result == null, () -> this + " got a second result " + end + " after " + result);
        result = end;
        client.completed(this, end);
    }

    @Override
    public boolean notifiesLater() {
        return kind == Kind.FUTURE;
    }

    @Override
    public String toString() {
        return kind + " " + id();
    }
}
