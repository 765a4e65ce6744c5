package com.risenexa.sandbox;

/**
 * The counters of one startup.
 *
 * @param registered events of type {@code user_registered}
 * @param converted events of type {@code user_converted}
 */
public record Counters(Count registered, Count converted) {
    /**
     * One counter.
     *
     * @param added events that raised it
     * @param removed events that lowered it
     */
    public record Count(long added, long removed) {
        /**
         * The value of the counter: added minus removed.
         *
         * @return {@code added - removed}; may be below zero
         */
        public long net() {
            return added - removed;
        }
    }
}
