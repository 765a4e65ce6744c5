package com.risenexa.tracking.spring.internal.settings;

/** The settings are unusable, and the application must not start with them. The message says what is wrong. */
public final class InvalidTrackingConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    /**
     * An exception.
     *
     * @param description what is wrong, without the full stop
     * @param action what to do about it, in whole sentences
     */
    public InvalidTrackingConfigurationException(String description, String action) {
        super(description);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
