package com.risenexa.cli.internal.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The part of an address after the question mark. */
public final class QueryString {
    public static final QueryString NONE = new QueryString("");

    private final String text;

    private QueryString(String text) {
        this.text = text;
    }

    /** With one parameter more; a null value leaves it out. */
    public QueryString with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        String pair = name + "=" + URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
        return new QueryString(text + (text.isEmpty() ? "?" : "&") + pair);
    }

    @Override
    public String toString() {
        return text;
    }
}
