package com.risenexa.tracking.internal.config;

import com.risenexa.tracking.internal.event.Text;

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

    /** A text with the key made unreadable; a key of a few letters only where it stands for itself, or no word is left. */
    public String maskIn(String text) {
        return Text.mask(text, value, MASK);
    }

    public boolean isIn(String text) {
        return text.contains(value) && !maskIn(text).equals(text);
    }

    @Override
    public String toString() {
        return MASK;
    }
}
