package com.risenexa.tracking.internal.config;

/** An API key that cannot print itself (CONTRACT R22). */
public final class Secret {
    static final String MASK = "***";

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /** The only way out: the value of the Authorization header. */
    public String bearer() {
        return "Bearer " + value;
    }

    /** A text with the key made unreadable. */
    public String maskIn(String text) {
        return isIn(text) ? text.replace(value, MASK) : text;
    }

    public boolean isIn(String text) {
        return text.contains(value);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
