package com.risenexa.tracking;

/**
 * The effect of an event on its counter: raise or lower (CONTRACT R5). An event without an action is an {@link #ADD}.
 */
public enum Action {
    /** Raises the counter by one. */
    ADD("add"),
    /** Lowers the counter by one, as when a subscription is cancelled. */
    REMOVE("remove");

    private final String value;

    Action(String value) {
        this.value = value;
    }

    /**
     * The action as it stands on the wire.
     *
     * @return {@code "add"} or {@code "remove"}
     */
    public String value() {
        return value;
    }
}
