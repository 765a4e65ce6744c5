package com.risenexa.cli.internal.config;

import java.util.Locale;

/** The options of CONTRACT section 4, under all their names. */
public enum Setting {
    API_KEY,
    STARTUP_SLUG,
    BASE_URL,
    TIMEOUT,
    MAX_RETRIES,
    MAX_RETRY_AFTER,
    ALLOW_INSECURE;

    /** As in the contract and in a profile. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String property() {
        return "risenexa." + key().replace('_', '-');
    }

    String variable() {
        return "RISENEXA_" + name();
    }
}
