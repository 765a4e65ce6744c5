package com.risenexa.cli.internal.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The part of an address after the question mark. */
public final class Query {
    public static final Query NONE = new Query("");

    private final String text;

    private Query(String text) {
        this.text = text;
    }

    /** With one parameter more; a null value leaves it out. */
    public Query with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        String pair = name + "=" + URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
        return new Query(text + (text.isEmpty() ? "?" : "&") + pair);
    }

    @Override
    public String toString() {
        return text;
    }
}
