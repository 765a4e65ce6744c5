package com.risenexa.tracking.spring.internal.settings;

/** The outbox cannot be set up as the settings say. */
public final class UnusableOutboxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /**
     * An exception.
     *
     * @param description what is wrong
     * @param action what to do about it
     */
    public UnusableOutboxException(String description, String action) {
        super(description);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
