package com.risenexa.tracking.spi;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.client.DefaultClient;
import java.time.Duration;
import java.util.function.Function;

/**
 * Sends an event once through a client, for whoever keeps the event and decides about retries by {@link RetryPolicy}.
 * Statuses, key and 429 gate stay the client's. Thread-safe.
 */
public interface OneAttempt extends AutoCloseable {
    /** Sends, or waits at the client's gate for at most the longest pause and gives up: then with 0 attempts. */
    TrackResult send(TrackingEvent event);

    /** Lets go of what was made for this; the client stays open. */
    @Override
    void close();

    /**
     * The way through a client. A client that is not ours is copied by its {@code toBuilder()}, and used as it is if it
     * has none: a fake.
     *
     * @param longestPause how long a sender may be held at the client's gate
     */
    static OneAttempt of(TrackingClient client, Duration longestPause) {
        if (client instanceof DefaultClient own) {
            return of(own.once(longestPause), () -> {});
        }
        try {
            TrackingClient copy =
                    client.toBuilder().maxRetries(0).maxRetryAfter(longestPause).build();
            return of(copy::track, copy::close);
        } catch (UnsupportedOperationException fake) {
            return of(client::track, () -> {});
        }
    }

    private static OneAttempt of(Function<TrackingEvent, TrackResult> send, Runnable close) {
        return new OneAttempt() {
            @Override
            public TrackResult send(TrackingEvent event) {
                return send.apply(event);
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
