package com.risenexa.cli.internal.config;

/** Where a value comes from; the first that has one wins. */
public enum ValueSource {
    FLAG("flag"),
    PROPERTY("system property"),
    ENVIRONMENT("environment"),
    PROFILE("profile"),
    SANDBOX("sandbox"),
    DEFAULT("default"),
    UNSET("not set");

    private final String label;

    ValueSource(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
