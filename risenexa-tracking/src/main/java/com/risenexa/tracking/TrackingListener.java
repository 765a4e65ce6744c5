package com.risenexa.tracking;

/**
 * Receives the attempts and results of a client, for metrics and logs.
 *
 * <p>Called on one daemon thread of the client's own, never on a thread that sends, in the order of each event's
 * attempts. A slow listener slows no event down: when 10,000 notifications wait, further ones are dropped and the number
 * dropped is logged. What it throws is caught, and logged once.
 */
public interface TrackingListener {

    /**
     * A request ended.
     *
     * @param event the event that was sent
     * @param attempt the request and its outcome
     */
    default void onAttempt(TrackingEvent event, Attempt attempt) {}

    /**
     * An event came to its end, accepted or not. Not called for a null event.
     *
     * @param event the event
     * @param result its result, the same that the caller gets
     */
    default void onResult(TrackingEvent event, TrackResult result) {}
}
