package com.risenexa.tracking;

import com.risenexa.tracking.internal.client.BulkSend;
import com.risenexa.tracking.internal.client.ClientBuilder;
import com.risenexa.tracking.internal.client.NullResult;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to one startup, and says what became of each. Thread-safe; make one and keep it.
 *
 * <p><b>Promised:</b> a tracking call throws nothing, whatever the network does or the caller passes (CONTRACT R11;
 * {@code Error}s such as {@code OutOfMemoryError} are not caught). Every attempt of an event carries the same id, so the
 * server counts it once. <b>Not promised:</b> any order; and what is still queued when the process is killed is lost
 * ({@link #trackAsync} holds it in memory only). At a normal exit, what is queued is sent for up to
 * {@link Builder#drainOnExit}.
 *
 * <p>For a fake in tests implement {@link #track(TrackingEvent)} and {@link #trackAsync(TrackingEvent)}; all else has a
 * default. Where a fake returns null, whoever calls it through this library gets an
 * {@link Undelivered.ConnectionError} with the message {@code the client returned null}.
 */
public interface TrackingClient extends AutoCloseable {

    /** {@return a builder with every option at its default; it reads nothing from outside unless told to (R20)} */
    static Builder builder() {
        return new ClientBuilder();
    }

    /**
     * Sends an event and waits for its result.
     *
     * <p>Blocks for at most {@code (max_retries + 1) * timeout} plus the waits between: with the defaults
     * {@code 4 * 2 s + 1.2 s + 2.4 s + 4.8 s = 16.4 s} in the worst case, or, where the server says
     * {@code Retry-After}, up to {@code max_retries * max_retry_after} = 180 s. A web request should use
     * {@link #trackAsync} or {@link #track(TrackingEvent, Duration)}. The first request of a JVM
     * has up to 3 s more, see {@link Builder#timeout}.
     *
     * @param event what happened; null gives a {@link Rejected.ValidationError}
     * @return the result, never null. A thread that is interrupted gets {@link Undelivered.ConnectionError} and keeps its
     *     interrupt flag.
     */
    TrackResult track(@Nullable TrackingEvent event);

    /**
     * The same with the whole call bounded: no attempt and no wait runs past {@code total}, and the last error is the
     * result (R18).
     *
     * @param event what happened; null gives a {@link Rejected.ValidationError}
     * @param total more than zero; null means unbounded, zero or less a {@link Rejected.ValidationError}
     * @return the result, never null. A fake that does not override this ignores {@code total}.
     */
    default TrackResult track(@Nullable TrackingEvent event, @Nullable Duration total) {
        return NullResult.replaced(track(event), event);
    }

    /**
     * Queues an event and returns at once.
     *
     * <p>Never blocks, and the future never completes exceptionally; ignoring it is fine. At most {@code maxPending}
     * events are queued, waiting for a retry, in flight and being told of together; one more is
     * {@link Undelivered.QueueFull}. What depends on the future runs on a thread of the client's own that sends nothing,
     * or at once where it is hung on the future, if that is done by then. It may use the client and wait for other events;
     * while it blocks, its event keeps its room. Up to 1,000 may block at a time.
     *
     * @param event what happened; null gives a {@link Rejected.ValidationError}
     * @return completes with the result
     */
    CompletableFuture<TrackResult> trackAsync(@Nullable TrackingEvent event);

    /**
     * {@return the result of {@link #track(TrackingEvent)} for a {@link TrackingEvent#registration}}
     *
     * @param userId the user's id in your system, not an e-mail address
     */
    default TrackResult trackRegistration(@Nullable String userId) {
        TrackingEvent event = TrackingEvent.registration(userId);
        return NullResult.replaced(track(event), event);
    }

    /**
     * {@return the result of {@link #track(TrackingEvent)} for a {@link TrackingEvent#conversion}}
     *
     * @param userId the user's id in your system, not an e-mail address
     */
    default TrackResult trackConversion(@Nullable String userId) {
        TrackingEvent event = TrackingEvent.conversion(userId);
        return NullResult.replaced(track(event), event);
    }

    /**
     * {@return the future of {@link #trackAsync(TrackingEvent)} for a {@link TrackingEvent#registration}}
     *
     * @param userId the user's id in your system, not an e-mail address
     */
    default CompletableFuture<TrackResult> trackRegistrationAsync(@Nullable String userId) {
        TrackingEvent event = TrackingEvent.registration(userId);
        return NullResult.replaced(this, trackAsync(event), event);
    }

    /**
     * {@return the future of {@link #trackAsync(TrackingEvent)} for a {@link TrackingEvent#conversion}}
     *
     * @param userId the user's id in your system, not an e-mail address
     */
    default CompletableFuture<TrackResult> trackConversionAsync(@Nullable String userId) {
        TrackingEvent event = TrackingEvent.conversion(userId);
        return NullResult.replaced(this, trackAsync(event), event);
    }

    /**
     * Sends many events: many in flight, few in memory. Takes the next event from the iterator only when there is room,
     * so a million events need no more memory than a few hundred.
     *
     * <p>Blocks until every event taken has its result. The iterator and {@code each} are used on the calling thread only,
     * {@code each} once per event in the order of the results. If one of them throws, or the thread is interrupted, no
     * further event is taken, what is in flight comes to its end, and the report says what stopped the run.
     *
     * @param events what happened; a null element is a {@link Rejected.ValidationError}
     * @param each given every event with its result; null if nobody wants them
     * @return the sums
     */
    default BulkReport trackAll(
            @Nullable Iterator<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        return BulkSend.oneByOne(this, events, each);
    }

    /**
     * Waits until the events that are pending now have their results and what depends on their futures has run, a callback
     * that asks excepted. A fake that does not override this reports none.
     *
     * @param deadline how long at most; null, zero or less only looks
     * @return what became of them; those not done by the deadline stay queued and are listed as undelivered
     */
    default DrainReport flush(@Nullable Duration deadline) {
        return new DrainReport(0, 0, List.of(), true);
    }

    /**
     * Refuses further events, sends what is pending until the deadline, and lets go of threads and connections.
     *
     * <p>What is not done by the deadline ends as {@link Undelivered.ClientClosed} and is handed back in the report;
     * calls of {@link #track} have the same time, and those that still wait for a retry after it end likewise. Closing
     * again waits for the first and reports nothing pending. The connections go with the last client that shares them.
     *
     * @param deadline how long at most, for the whole close; null, zero or less waits for nothing
     * @return what became of the pending events
     */
    default DrainReport close(@Nullable Duration deadline) {
        return flush(deadline);
    }

    /** {@link #close(Duration)} with 5 seconds. */
    @Override
    default void close() {
        close(Duration.ofSeconds(5));
    }

    /** {@return the slug of the startup that this client's events belong to; empty in a fake, or if none is configured} */
    default Optional<String> startupSlug() {
        return Optional.empty();
    }

    /**
     * {@return a builder with this client's options, for other credentials over the same connections} The new client has
     * its own queue and its own 429 gate.
     *
     * @throws UnsupportedOperationException in a fake that does not override this
     */
    default Builder toBuilder() {
        throw new UnsupportedOperationException("this TrackingClient was not made by TrackingClient.builder()");
    }

    /**
     * The options of a client. Nothing here throws and {@link #build} does not either: a value that is missing or unusable
     * is named by the {@link Rejected.ConfigurationError} that answers every call (R21). Not thread-safe. Null unsets an
     * option.
     */
    interface Builder {
        /**
         * The bearer token with scope {@code tracking:write}. Required, unless {@link #apiKeySupplier} is given.
         *
         * @param apiKey such as {@code rxt_live_abc123}; white space around it is stripped
         * @return this builder
         */
        Builder apiKey(@Nullable String apiKey);

        /**
         * Asks for the bearer token before each attempt, for keys that rotate. Called on one daemon thread of the client's
         * own, one call at a time for all attempts that wait; its time counts in {@link #timeout}, and too slow is a
         * {@link Undelivered.ConnectionError} that is retried. What it throws, or an unusable key, is a
         * {@link Rejected.ConfigurationError}.
         *
         * @param apiKey gives the key of the moment
         * @return this builder
         */
        Builder apiKeySupplier(@Nullable Supplier<? extends @Nullable String> apiKey);

        /**
         * {@return this builder}
         *
         * @param startupSlug the startup that the events belong to, required; white space around it is stripped
         */
        Builder startupSlug(@Nullable String startupSlug);

        /**
         * Where Risenexa is. Default {@code https://app.risenexa.com}.
         *
         * @param baseUrl an http or https URL without user info, query or fragment; a path is kept. Plain http is refused
         *     unless the host is loopback or {@link #allowInsecure} is set (R22).
         * @return this builder
         */
        Builder baseUrl(@Nullable String baseUrl);

        /**
         * Bounds one attempt whole: connect, request, headers and body (R18). Default 2 s.
         *
         * <p>The first request of a JVM has 3 s more, since the JVM loads the HTTP client's classes meanwhile, for 0.4 to
         * 1.5 s; a call's own total bounds it too. Not bounded is what holds the whole JVM
         * up: a garbage collection, a machine without a free processor.
         *
         * @param timeout 1 ms to 10 min
         * @return this builder
         */
        Builder timeout(@Nullable Duration timeout);

        /**
         * How often an event is sent again after a failure that may pass. Default 3.
         *
         * @param maxRetries 0 (send once) to 100
         * @return this builder
         */
        Builder maxRetries(@Nullable Integer maxRetries);

        /**
         * The longest {@code Retry-After} that a call waits for; beyond it the call ends at once (R15). Default 60 s.
         *
         * @param maxRetryAfter zero to 1 h
         * @return this builder
         */
        Builder maxRetryAfter(@Nullable Duration maxRetryAfter);

        /**
         * Lets the API key travel in clear text to a host that is not loopback. Default false.
         *
         * @param allowInsecure true only in a network that you trust
         * @return this builder
         */
        Builder allowInsecure(@Nullable Boolean allowInsecure);

        /**
         * How many events {@link #trackAsync} and {@link #trackAll} hold at most: queued, waiting and in flight together.
         * Default 10,000.
         *
         * @param maxPending 1 to 1,000,000
         * @return this builder
         */
        Builder maxPending(@Nullable Integer maxPending);

        /**
         * How many requests of {@link #trackAsync} and {@link #trackAll} are under way at most. Default 32.
         *
         * @param maxInFlight 1 to 1,000
         * @return this builder
         */
        Builder maxInFlight(@Nullable Integer maxInFlight);

        /**
         * The HTTP client to use, for a proxy or a trust store of your own. It stays yours: closing the tracking client
         * does not close it. It wins over {@code risenexa-tracking-httpcore}, should that be on the class path.
         *
         * @param httpClient must not follow redirects: the token must not travel to another host (R9)
         * @return this builder
         */
        Builder httpClient(@Nullable HttpClient httpClient);

        /**
         * {@return this builder}
         *
         * @param listener who is told of attempts and results
         */
        Builder listener(@Nullable TrackingListener listener);

        /**
         * How long the end of the JVM may wait for queued events, and for those that are tracked meanwhile. Default 5 s.
         *
         * <p>The shutdown hook is installed when {@link #trackAsync} is first used. It only drains, and refuses nothing.
         * Afterwards it writes to {@code System.err} how many events were not delivered and why, unless all were; the
         * exit code stays as it is. It says nothing for a client that was closed: {@link #close(Duration)} hands the
         * events back. What a shutdown hook of yours tracks after this one has found the queue empty, that hook must
         * {@link #flush}.
         *
         * @param drainOnExit zero (no hook: what is queued at the end is lost without a word) to 10 min
         * @return this builder
         */
        Builder drainOnExit(@Nullable Duration drainOnExit);

        /**
         * {@return this builder} What is not set comes from system properties ({@code risenexa.api-key}), then from the
         * environment ({@code RISENEXA_API_KEY}), read when {@link #build} is called (R19).
         */
        Builder fromEnvironment();

        /**
         * {@return a new client, also when options are missing: then each call answers
         * {@link Rejected.ConfigurationError}} Starts no thread and opens no connection.
         */
        TrackingClient build();
    }
}
