package com.risenexa.tracking;

/** An event that the server did not take: {@link Rejected} or {@link Undelivered}. */
public sealed interface TrackError extends TrackResult permits Rejected, Undelivered {

    /**
     * What went wrong, for people. May change between versions; never holds the API key.
     *
     * @return a sentence, never null or empty
     */
    String message();
}
