package com.risenexa.sandbox;

import com.risenexa.sandbox.internal.embed.SandboxBuilder;
import com.risenexa.tracking.TrackingClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A running local Risenexa: a real HTTP server that obeys the tracking contract, counts each event once, and injects
 * faults on demand. Thread-safe.
 *
 * <p><b>Promised:</b> an answer is sent only after its commit, so answered events survive a killed process if the sandbox
 * has a data folder; an event id is counted once per startup, however often and however concurrently it arrives.
 * <b>Not promised:</b> survival of a power cut (SQLite runs with {@code synchronous=NORMAL}).
 *
 * <p>What is read here belongs to {@link #startupSlug()} alone. Its threads are daemons.
 */
public interface Sandbox extends AutoCloseable {
    /**
     * Starts a sandbox on a free port of 127.0.0.1, in memory, with the startup {@code demo}.
     *
     * @return a sandbox that answers
     * @throws SandboxException if it cannot be started
     */
    static Sandbox start() {
        return builder().start();
    }

    /**
     * A builder with every option at its default.
     *
     * @return a new builder
     */
    static Builder builder() {
        return new SandboxBuilder();
    }

    /**
     * The URL of the sandbox.
     *
     * @return such as {@code http://127.0.0.1:7981}, without a slash at the end
     */
    String baseUrl();

    /**
     * The port that is listened on.
     *
     * @return 1 to 65535
     */
    int port();

    /**
     * A key with scope {@code tracking:write} for {@link #startupSlug()}.
     *
     * @return {@code rxt_sandbox_full}, unless this startup has a key of its own
     */
    String apiKey();

    /**
     * The startup that this object reads.
     *
     * @return {@code demo}, or the first that the builder was given
     */
    String startupSlug();

    /**
     * A client of {@link #startupSlug()} with default options, whose waits between attempts run at the startup's time
     * scale; time-outs stay real. {@link TrackingClient#toBuilder()} changes its options.
     *
     * @return the same client each time; it is closed with the sandbox, for up to 5 s
     */
    TrackingClient client();

    /**
     * The counters.
     *
     * @return the counters of this moment
     * @throws SandboxException if the store cannot be read
     */
    Counters counters();

    /**
     * The logical events, oldest first: each id once, however often it was sent.
     *
     * @return at most the latest 1,000
     * @throws SandboxException if the store cannot be read
     */
    List<SandboxEvent> events();

    /**
     * Every request that arrived, oldest first, rejected and faulted ones included.
     *
     * @return at most the latest 1,000
     * @throws SandboxException if the store cannot be read
     */
    List<SandboxAttempt> attempts();

    /**
     * Waits until so many logical events are counted, for at most 5 s.
     *
     * @param count how many, at least
     * @return what did arrive; {@link WaitResult#reached()} says whether it is enough
     * @throws SandboxException if the store cannot be read
     */
    default WaitResult await(int count) {
        return await(WaitCondition.counted(count));
    }

    /**
     * Waits for events or attempts.
     *
     * @param await what for, and how long
     * @return what did arrive; {@link WaitResult#reached()} says whether it is what was awaited. An interrupted thread
     *     gets a report of nothing reached, and keeps its interrupt flag.
     * @throws SandboxException if the store cannot be read
     */
    WaitResult await(WaitCondition await);

    /**
     * The faults of this startup's traffic.
     *
     * @return the same object each time
     */
    Faults faults();

    /**
     * Counts all attempts of all startups again and compares the sums with the counters; the sandbox of a test
     * ({@link RisenexaSandboxTest}) only its own.
     *
     * @return the outcome
     * @throws SandboxException if the store cannot be read
     */
    VerifyReport verify();

    /**
     * Checks the client that sent the attempts, by the rules for a client that retries up to three times.
     *
     * @return the rules that were broken, if any
     * @throws SandboxException if the store cannot be read
     */
    default AuditReport audit() {
        return audit(3, false);
    }

    /**
     * Checks a client that retries another number of times, or that was restarted.
     *
     * @param maxRetries how many it may make; {@link Integer#MAX_VALUE} for any number
     * @param restarts whether its process may be killed, or its events lie in an outbox: then it cannot keep the rules on
     *     backoff, {@code Retry-After} and count, and they are left out
     * @return the rules that were broken, if any
     * @throws SandboxException if the store cannot be read
     * @throws IllegalArgumentException if {@code maxRetries} is negative
     */
    AuditReport audit(int maxRetries, boolean restarts);

    /**
     * Forgets the events, attempts and counters of {@link #startupSlug()}; its keys and faults stay.
     *
     * @throws SandboxException if the store cannot be written
     */
    void reset();

    /**
     * Stops answering and frees the port and the data at once. Closing again does nothing; what is asked later throws a
     * {@link SandboxException}. The sandbox of a test is closed with it, and closes no other.
     */
    @Override
    void close();

    /** The options of a sandbox. Not thread-safe. */
    interface Builder {
        /**
         * The port to listen on. Default 0: a free one.
         *
         * @param port 0 to 65535
         * @return this builder
         * @throws IllegalArgumentException if it is not a port
         */
        Builder port(int port);

        /**
         * The address to bind. Default {@code 127.0.0.1}. Any other than a loopback address opens the sandbox to the
         * network, and is logged as a warning.
         *
         * @param host a name or an address
         * @return this builder
         */
        Builder host(String host);

        /**
         * Keeps everything in memory. This is the default.
         *
         * @return this builder
         */
        Builder memory();

        /**
         * Stores everything in a folder, which is created if it does not exist and gets a {@code .gitignore} of
         * {@code *}.
         *
         * @param folder used by one sandbox at a time
         * @return this builder
         */
        Builder data(Path folder);

        /**
         * Adds a startup. The first one added is {@link Sandbox#startupSlug()}; {@code demo} is always there.
         *
         * @param slug lower-case letters, digits, {@code -} and {@code _}, at most 63 characters
         * @return this builder
         * @throws IllegalArgumentException if it is not a slug
         */
        Builder startup(String slug);

        /**
         * Adds a fault for every event, such as {@code 503*2,ok} or {@code lost-ack,ok}.
         *
         * @param script in the grammar of {@link Faults}
         * @return this builder
         * @throws FaultScriptException if it does not parse
         */
        Builder fault(String script);

        /**
         * Limits each startup's requests by a token bucket. Default: no limit.
         *
         * @param rate such as {@code 100/m} or {@code 5/s}; the bucket holds as many tokens as the rate's number
         * @return this builder
         * @throws IllegalArgumentException if it is not a rate
         */
        Builder rateLimit(String rate);

        /**
         * Rejects an event whose id was counted with another payload with 422, instead of accepting it uncounted.
         * Default false.
         *
         * @param strict whether to refuse
         * @return this builder
         */
        Builder strict(boolean strict);

        /**
         * The speed of the startups' clock, for the rate limiter and for {@code Retry-After}. Default 1; at 1000 a
         * limit of {@code 60/m} frees one request each millisecond.
         *
         * @param scale more than 0, at most 1,000,000
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        Builder timeScale(double scale);

        /**
         * How long to keep trying a port or folder that is in use. Default 3 s, so that a start just after a kill
         * works.
         *
         * @param startTimeout zero or more
         * @return this builder
         */
        Builder startTimeout(Duration startTimeout);

        /**
         * Starts the sandbox.
         *
         * @return a sandbox that answers
         * @throws PortInUseException if the port is taken
         * @throws DataInUseException if another sandbox has the folder
         * @throws SandboxException if it cannot be started for another reason
         */
        Sandbox start();
    }
}
