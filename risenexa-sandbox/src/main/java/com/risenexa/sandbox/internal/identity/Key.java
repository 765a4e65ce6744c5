package com.risenexa.sandbox.internal.identity;

import org.jspecify.annotations.Nullable;

/**
 * An API key of the sandbox.
 *
 * @param scope what it may do
 * @param startup whose it is; null for every startup
 */
public record Key(String value, String scope, @Nullable String startup) {
    public static final String WRITE = "tracking:write";


    public boolean mayWrite() {
        return scope.equals(WRITE);
    }

    public boolean isFor(String slug) {
        return startup == null || startup.equals(slug);
    }

    @Override
    public String toString() {
        return KeyMask.masked(value);
    }
}
