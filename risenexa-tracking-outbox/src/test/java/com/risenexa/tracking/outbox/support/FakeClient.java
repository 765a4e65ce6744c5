package com.risenexa.tracking.outbox.support;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A client whose answers the test gives. */
public class FakeClient implements TrackingClient {
    private final Function<TrackingEvent, TrackResult> answer;

    public FakeClient(Function<TrackingEvent, TrackResult> answer) {
        this.answer = answer;
    }

    @Override
    public TrackResult track(@Nullable TrackingEvent event) {
        return answer.apply(Objects.requireNonNull(event));
    }

    @Override
    public CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event) {
        return CompletableFuture.completedFuture(track(event));
    }
}
