package com.risenexa.tracking;

import com.risenexa.tracking.internal.client.BulkSend;
import com.risenexa.tracking.internal.client.ClientBuilder;
import com.risenexa.tracking.support.NullResult;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to one startup and returns the result of each. Thread-safe; make one and keep it.
 *
 * <p><b>Promised:</b> a tracking call throws nothing, whatever the network does or the caller passes (CONTRACT R11; an
 * {@code Error} on your own thread goes through). Every attempt of an event carries the same id, so the server counts it
 * once. <b>Not promised:</b> any order; and the queue is in memory only: if the process is killed, it is lost. At a normal
 * exit it is sent for up to {@link Builder#drainOnExit}.
 *
 * <p>For a fake in tests implement {@link #track(TrackingEvent)} and {@link #trackAsync(TrackingEvent)}; all else has a
 * default. If it returns null, callers through this library get an {@link Undelivered.ConnectionError} with the message
 * {@code the client returned null}.
 */
public interface TrackingClient extends AutoCloseable {

    /** {@return a builder with every option at its default, which reads nothing from outside unless told to (R20)} */
    static Builder builder() {
        return new ClientBuilder();
    }

    /**
     * Sends an event and waits for its result.
     *
     * <p>Blocks for at most {@code (max_retries + 1) * timeout} plus the waits between: by default
     * {@code 4 * 2 s + 1.2 s + 2.4 s + 4.8 s = 16.4 s}, or up to {@code max_retries * max_retry_after} = 180 s if the server
     * says {@code Retry-After}; {@link Builder#timeout} names what is not bounded. A web request should use
     * {@link #trackAsync} or {@link #track(TrackingEvent, Duration)}. An interrupted thread gets
     * {@link Undelivered.ConnectionError} and keeps its interrupt flag.
     *
     * @param event what happened; null gives a {@link Rejected.ValidationError}
     * @return the result, never null
     */
    TrackResult track(@Nullable TrackingEvent event);

    /**
     * Sends an event and waits for its result for a limited time: no attempt and no wait runs past {@code total}, and the
     * last error is the result (R18). A fake that does not override this ignores {@code total}.
     *
     * @param event what happened; null gives a {@link Rejected.ValidationError}
     * @param total more than zero; null means unbounded, zero or less a {@link Rejected.ValidationError}
     * @return the result, never null
     */
    default TrackResult track(@Nullable TrackingEvent event, @Nullable Duration total) {
        return NullResult.track(this, event);
    }

    /**
     * Queues an event and never blocks.
     *
     * <p>At most {@link Builder#maxPending} events are held: queued, in flight, waiting for a retry or in a callback; one
     * more is {@link Undelivered.QueueFull}. Callbacks run on a thread of the client that sends nothing, or on yours if the
     * future is done by then. They may use the client and wait for other events; up to 1,000 may block at a time.
     *
     * @param event what happened; null gives a {@link Rejected.ValidationError}
     * @return the future result, never completed exceptionally; you may ignore it
     */
    CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event);

    /**
     * Reports that a user registered, and waits, as {@link #track(TrackingEvent)} does.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return the result, never null
     */
    default TrackResult trackRegistration(@Nullable String userId) {
        return NullResult.track(this, TrackingEvent.registration(userId));
    }

    /**
     * Reports that a user converted, and waits, as {@link #track(TrackingEvent)} does.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return the result, never null
     */
    default TrackResult trackConversion(@Nullable String userId) {
        return NullResult.track(this, TrackingEvent.conversion(userId));
    }

    /**
     * Reports that a user registered, without waiting, as {@link #trackAsync(TrackingEvent)} does.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return the future result, never completed exceptionally
     */
    default CompletableFuture<TrackResult> trackRegistrationAsync(@Nullable String userId) {
        return NullResult.trackAsync(this, TrackingEvent.registration(userId));
    }

    /**
     * Reports that a user converted, without waiting, as {@link #trackAsync(TrackingEvent)} does.
     *
     * @param userId the user's id in your system, not an e-mail address
     * @return the future result, never completed exceptionally
     */
    default CompletableFuture<TrackResult> trackConversionAsync(@Nullable String userId) {
        return NullResult.trackAsync(this, TrackingEvent.conversion(userId));
    }

    /**
     * Sends many events in constant memory: takes the next one only when there is room.
     *
     * <p>Blocks until every event taken has its result. The iterator and {@code each} are used on the calling thread only.
     * If one of them throws or the thread is interrupted, no further event is taken, events in flight get their results, and
     * the report says what stopped the run.
     *
     * @param events what happened, null is none; a null element is a {@link Rejected.ValidationError}
     * @param each given every event once with its result, in the order of the results; null if nobody wants them
     * @return the totals
     */
    default BulkReport trackAll(
            @Nullable Iterator<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        return BulkSend.oneByOne(this, events, each);
    }

    /**
     * Sends the events of a collection, as {@link #trackAll(Iterator, BiConsumer)} does.
     *
     * @param events what happened, null is none; a null element is a {@link Rejected.ValidationError}
     * @param each given every event with its result; null if nobody wants them
     * @return the totals
     */
    default BulkReport trackAll(
            @Nullable Iterable<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        return BulkSend.trackAll(this, events == null ? null : events::iterator, each);
    }

    /**
     * Sends the events of a stream, as {@link #trackAll(Iterator, BiConsumer)} does, and closes the stream. The JDK buffers
     * everything that a {@code flatMap} makes of one element.
     *
     * @param events what happened, null is none; a null element is a {@link Rejected.ValidationError}
     * @param each given every event with its result; null if nobody wants them
     * @return the totals
     */
    default BulkReport trackAll(
            @Nullable Stream<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        return events == null ? new BulkReport(0, 0, 0, null) : BulkSend.trackAll(this, events, each);
    }

    /**
     * {@return how many events of {@link #trackAsync} and {@link #trackAll} the client holds now, as
     * {@link Builder#maxPending} counts them; 0 in a fake that does not override this}
     */
    default int pending() {
        return 0;
    }

    /**
     * Waits until the pending events have their results and their callbacks have run, except a callback that calls this.
     *
     * @param deadline how long at most; null, zero or less does not wait
     * @return the results; events not done by the deadline stay queued and count as undelivered
     */
    default DrainReport flush(@Nullable Duration deadline) {
        return new DrainReport(0, 0, List.of(), true);
    }

    /**
     * Rejects further events as {@link Undelivered.ClientClosed}, sends pending ones until the deadline, and ends the client's
     * threads and connections.
     *
     * <p>An event not done by the deadline, of {@link #track} too, ends as {@link Undelivered.ClientClosed}; the report lists
     * those of the queue. A second close waits for the first and reports nothing. Connections end with the last client that
     * shares them.
     *
     * @param deadline how long at most, for the whole close; null, zero or less does not wait
     * @return the results of the pending events
     */
    default DrainReport close(@Nullable Duration deadline) {
        return flush(deadline);
    }

    /** Closes the client with a deadline of 5 seconds. */
    @Override
    default void close() {
        close(Duration.ofSeconds(5));
    }

    /** {@return the slug of the startup that this client's events belong to; empty in a fake, or if none is configured} */
    default Optional<String> startupSlug() {
        return Optional.empty();
    }

    /**
     * Makes a builder with this client's options, for other credentials over the same connections. The new client has its
     * own queue and its own rate limit.
     *
     * @return a new builder
     * @throws UnsupportedOperationException in a fake that does not override this
     */
    default Builder toBuilder() {
        throw new UnsupportedOperationException("this TrackingClient was not made by TrackingClient.builder()");
    }

    /**
     * The options of a client; each method returns this builder. Nothing here throws and {@link #build} does not either: a
     * value that is missing or unusable is named by the {@link Rejected.ConfigurationError} that answers every call (R21).
     * Null sets an option back to its default. Not thread-safe.
     */
    @SuppressWarnings("doclint:missing") // all that @param and @return would say stands in the first sentence
    interface Builder {
        /**
         * The bearer token, such as {@code rxt_live_abc123}, with scope {@code tracking:write}. Required, unless
         * {@link #apiKeySupplier} is given. White space around it is stripped.
         */
        Builder apiKey(@Nullable String apiKey);

        /**
         * The source of a bearer token that rotates, called before each attempt on one thread of the client, one call at a
         * time. Its time counts in {@link #timeout}: too slow is a {@link Undelivered.ConnectionError} and is retried. If it
         * throws or its key is unusable, the result is a {@link Rejected.ConfigurationError}.
         */
        Builder apiKeySupplier(@Nullable Supplier<? extends @Nullable String> apiKey);

        /** The startup that the events belong to. Required; white space around it is stripped. */
        Builder startupSlug(@Nullable String startupSlug);

        /**
         * The address of the service, default {@code https://app.risenexa.com}: an http or https URL without user info, query
         * or fragment; a path is kept. Plain http is rejected unless the host is loopback or {@link #allowInsecure} is set
         * (R22).
         */
        Builder baseUrl(@Nullable String baseUrl);

        /**
         * The time of one attempt, 1 ms to 10 min, default 2 s: key, connect, request, headers and body (R18). The first
         * request of a JVM has 3 s more to load the HTTP client's classes; a call's own total bounds it too. Not bounded:
         * pauses of the whole JVM, such as a garbage collection or a machine without a free processor.
         */
        Builder timeout(@Nullable Duration timeout);

        /** How often an event is sent again after a failure that may pass: 0 (send once) to 100, default 3. */
        Builder maxRetries(int maxRetries);

        /** The longest {@code Retry-After} that a call waits for, beyond which it ends (R15): zero to 1 h, default 60 s. */
        Builder maxRetryAfter(@Nullable Duration maxRetryAfter);

        /** Whether the API key may go in clear text to hosts that are not loopback, in a network you trust; default false. */
        Builder allowInsecure(boolean allowInsecure);

        /** How many events {@link #trackAsync} and {@link #trackAll} hold at most: 1 to 1,000,000, default 10,000. */
        Builder maxPending(int maxPending);

        /** How many requests of {@link #trackAsync} and {@link #trackAll} are under way at most: 1 to 1,000, default 32. */
        Builder maxInFlight(int maxInFlight);

        /**
         * An HTTP client with a proxy or a trust store of your own. It must not follow redirects: the token must not travel to
         * another host (R9). It stays yours: closing the tracking client does not close it. It wins over
         * {@code risenexa-tracking-httpcore}, should that be on the class path.
         */
        Builder httpClient(@Nullable HttpClient httpClient);

        /** A listener for attempts and results; default none. */
        Builder listener(@Nullable TrackingListener listener);

        /**
         * How long the JVM's exit waits for queued events: zero (no hook: queued events are lost silently) to 10 min, default
         * 5 s.
         *
         * <p>A shutdown hook, installed by the first {@link #trackAsync}, only drains and rejects nothing. If events were not
         * delivered, it writes to {@code System.err} how many and why, except for a closed client. If a shutdown hook of
         * yours tracks events, it must {@link #flush}: this one may be done by then.
         */
        Builder drainOnExit(@Nullable Duration drainOnExit);

        /**
         * Takes what is not set from system properties ({@code risenexa.api-key}), then from the environment
         * ({@code RISENEXA_API_KEY}); {@link #build} reads them (R19).
         */
        Builder fromEnvironment();

        /**
         * Makes a client, also when options are missing: then each call returns {@link Rejected.ConfigurationError}. Starts no
         * thread and opens no connection.
         */
        TrackingClient build();
    }
}
