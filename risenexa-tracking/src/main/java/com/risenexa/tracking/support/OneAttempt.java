package com.risenexa.tracking.support;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends an event once through a client, for callers that keep the event and decide about retries by
 * {@link RetryPolicy}. Statuses, key and 429 gate stay the client's. Thread-safe.
 */
public interface OneAttempt extends AutoCloseable {
    /** Sends, or waits at the client's gate for at most the longest pause and gives up: then with 0 attempts. */
    TrackResult send(TrackingEvent event);

    /** Lets go of what was made for this; the client stays open. */
    @Override
    void close();

    /** A client that gives its own way for single attempts: every one of ours. */
    interface Source {
        /** Calls of one attempt, which wait for their turn for at most so long: the retries are somebody else's. */
        Function<TrackingEvent, TrackResult> once(Duration longestPause);
    }

    /**
     * The way through a client. A client that is not ours is copied by its {@code toBuilder()}, and used as it is if it
     * has none: a fake.
     *
     * @param longestPause how long a sender may be held at the client's gate
     */
    static OneAttempt of(TrackingClient client, Duration longestPause) {
        if (client instanceof Source own) {
            return of(own.once(longestPause), () -> {});
        }
        TrackingClient.Builder options = options(client);
        if (options == null) {
            return of(client::track, () -> {});
        }
        TrackingClient copy = options.maxRetries(0).maxRetryAfter(longestPause).build();
        return of(copy::track, copy::close);
    }

    /** Null of a fake: it says that it has none, or as a mock says nothing. */
    private static TrackingClient.@Nullable Builder options(TrackingClient client) {
        try {
            return client.toBuilder();
        } catch (UnsupportedOperationException fake) {
            return null;
        }
    }

    private static OneAttempt of(Function<TrackingEvent, TrackResult> send, Runnable close) {
        return new OneAttempt() {
            @Override
            public TrackResult send(TrackingEvent event) {
                return NullResult.replaced(send.apply(event), event);
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
