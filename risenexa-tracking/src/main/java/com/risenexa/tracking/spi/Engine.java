package com.risenexa.tracking.spi;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends one HTTP request: the seam below which an HTTP library lies. It knows no status, no retry and no event.
 * Thread-safe.
 */
public interface Engine extends AutoCloseable {
    /** Of an answer's body, no more than this is kept (CONTRACT R7). */
    int MAX_ANSWER_BYTES = 64 * 1024;

    /**
     * Sends a request and reports exactly once what came of it. No redirect is followed. Throws nothing but
     * {@code Error}s.
     *
     * @param timeout bounds the whole exchange, body included; over it is a {@link java.util.concurrent.TimeoutException}
     * @param callback called on this thread before the method returns if the engine {@link #blocks}, else on one of the
     *     engine's own; must be quick then
     */
    void exchange(Request request, Duration timeout, Callback callback);

    /** Whether {@link #exchange} holds its thread until the answer is there. */
    boolean blocks();

    /**
     * Why nothing can be sent to there, in words for a configuration error; null if nothing is known against it. Without a
     * default: an engine around another would forget to ask it.
     */
    @Nullable
    String obstacle(URI uri);

    @Override
    void close();

    /** What to send, as POST. */
    record Request(URI uri, Map<String, String> headers, byte[] body) {
        /** Without headers: one of them is the API key. */
        @Override
        public String toString() {
            return "POST " + uri;
        }
    }

    /**
     * What came back.
     *
     * @param body the first {@link #MAX_ANSWER_BYTES} of it
     * @param whole false if there was more
     */
    record Answer(
            int status,
            @Nullable String retryAfter,
            @Nullable String date,
            byte[] body,
            boolean whole) {}

    /** Told the end of one exchange, by one of the two. */
    interface Callback {
        void answered(Answer answer);

        /**
         * No whole answer came.
         *
         * @param cause an {@link java.io.IOException}, {@link java.util.concurrent.TimeoutException} or
         *     {@link InterruptedException}; anything else is treated as the first
         */
        void failed(Exception cause);
    }
}
