package com.risenexa.tracking.spring.internal.settings;

import org.jspecify.annotations.Nullable;

/** How a key is shown. */
final class Secrets {
    private Secrets() {}

    static String masked(@Nullable String key) {
        return key == null ? "null" : "***";
    }
}
