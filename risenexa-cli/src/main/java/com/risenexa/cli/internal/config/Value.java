package com.risenexa.cli.internal.config;

import org.jspecify.annotations.Nullable;

/**
 * What a setting is, and why.
 *
 * @param text null if it is not set
 * @param place which flag, variable, property or file; null if the source says it all
 */
public record Value(
        @Nullable String text, Source source, @Nullable String place) {
    static final Value UNSET = new Value(null, Source.UNSET, null);

    public boolean isGiven() {
        return source != Source.UNSET && source != Source.DEFAULT;
    }

    /** Without the text: it may be the API key. */
    @Override
    public String toString() {
        return "Value[" + source + ", " + place + "]";
    }
}
