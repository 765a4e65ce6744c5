package com.risenexa.tracking.spi;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTP requests: the seam below which an HTTP library lies. It knows no status, no retry and no time-out: whoever
 * sends cancels. No redirect is followed. Thread-safe.
 */
public interface HttpEngine extends AutoCloseable {
    /** No more of a response's body is kept (CONTRACT R7). */
    int MAX_BODY_BYTES = 64 * 1024;

    /**
     * Begins to send a request and returns at once: look-ups, connecting and TLS happen on threads of the engine's.
     *
     * @param callback called once, from any thread, also before this method returns; after {@link Call#cancel} once or
     *     never
     */
    Call send(Request request, Callback callback);

    /**
     * Why nothing can be sent to this address, in words for a configuration error; null if nothing is known against it.
     * Without a default: an engine around another would forget to ask it.
     */
    @Nullable
    String unsupportedReason(URI uri);

    /** Lets go of connections and threads once the calls under way have ended. */
    @Override
    void close();

    /** A request under way. */
    interface Call {
        /** Ends it and lets go of its connection. Returns at once; without effect on a call that has ended. */
        void cancel();
    }

    /**
     * A request, sent as POST.
     *
     * @param headers all but Host and Content-Length
     * @param attempt which attempt of its event it is, from 1: where a host has several addresses, each takes another
     */
    record Request(URI uri, Map<String, String> headers, byte[] body, int attempt) {
        /** Without headers: one of them is the API key. */
        @Override
        public String toString() {
            return "POST " + uri;
        }
    }

    /**
     * A response.
     *
     * @param retryAfter the header of this name
     * @param date the header of this name
     * @param body the first {@link #MAX_BODY_BYTES} of it
     * @param complete false if there was more
     */
    record Response(
            int status,
            @Nullable String retryAfter,
            @Nullable String date,
            byte[] body,
            boolean complete) {}

    /** Gets the end of one call, by one of the two methods. Must be quick. */
    interface Callback {
        void onResponse(Response response);

        /**
         * No whole response came.
         *
         * @param cause with an {@code Error} as its cause a {@link java.util.concurrent.ExecutionException}: the event is
         *     not sent again
         */
        void onFailure(Exception cause);
    }
}
