package com.risenexa.cli.internal.config;

/** Where a value comes from; the first that has one wins. */
public enum Source {
    FLAG("flag"),
    PROPERTY("system property"),
    ENVIRONMENT("environment"),
    PROFILE("profile"),
    SANDBOX("sandbox"),
    DEFAULT("default"),
    UNSET("not set");

    private final String words;

    Source(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
