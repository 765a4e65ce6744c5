package com.risenexa.tracking;

/** An event that the server did not accept: {@link Rejected} or {@link Undelivered}. */
public sealed interface TrackError extends TrackResult permits Rejected, Undelivered {

    /**
     * The reason, for people. May change between versions; never holds the API key.
     *
     * @return a sentence, never null or empty
     */
    String message();
}
