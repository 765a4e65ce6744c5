package com.risenexa.tracking.spring.internal.client;

/** The settings of a client are unusable, and {@code risenexa.fail-fast} asks to end the start over it. */
public final class InvalidTrackingConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String startup;

    InvalidTrackingConfigurationException(String startup, String fault) {
        super(fault);
        this.startup = startup;
    }

    /** The name of the startup whose client it is. */
    public String startup() {
        return startup;
    }
}
