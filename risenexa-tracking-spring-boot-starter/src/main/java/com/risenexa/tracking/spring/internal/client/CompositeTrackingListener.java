package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import java.util.List;
import java.util.function.Consumer;

/** The starter's own listener and those of the application, one after the other; none keeps the next from being told. */
final class CompositeTrackingListener implements TrackingListener {
    private final TrackingListener first;
    private final List<TrackingListener> others;

    CompositeTrackingListener(TrackingListener first, List<TrackingListener> others) {
        this.first = first;
        this.others = others;
    }

    @Override
    public void onAttempt(TrackingEvent event, Attempt attempt) {
        tell(listener -> listener.onAttempt(event, attempt));
    }

    @Override
    public void onResult(TrackingEvent event, TrackResult result) {
        tell(listener -> listener.onResult(event, result));
    }

    private void tell(Consumer<TrackingListener> what) {
        RuntimeException thrown = null;
        what.accept(first);
        for (TrackingListener listener : others) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                thrown = e;
            }
        }
        if (thrown != null) {
            // The client logs it, once.
            throw thrown;
        }
    }
}
