package com.risenexa.cli.internal.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /**
     * The value of a setting with its source.
     *
     * @param text null if it is not set
     * @param place which flag, variable, property or file; null if the source says it all
     */
    public record ResolvedValue(
            @Nullable String text,
            ValueSource source,
            @Nullable String place) {
        static final ResolvedValue UNSET = new ResolvedValue(null, ValueSource.UNSET, null);

        public boolean isGiven() {
            return source != ValueSource.UNSET && source != ValueSource.DEFAULT;
        }

        /** Without the text: it may be the API key. */
        @Override
        public String toString() {
            return "Value[" + source + ", " + place + "]";
        }

        /** The sources of a value, in order of precedence. */
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
    }
}
