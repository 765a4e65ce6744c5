package com.risenexa.sandbox.internal.identity;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * An API key of the sandbox.
 *
 * @param scope what it may do
 * @param startup whose it is; null for every startup
 */
public record SandboxKey(
        String value, String scope, @Nullable String startup) {
    public static final String WRITE = "tracking:write";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int RANDOM_LENGTH = 24;

    /** A new one, not to be guessed. */
    public static SandboxKey random(String scope, String startup) {
        StringBuilder value = new StringBuilder("rxt_sandbox_");
        RANDOM.ints(RANDOM_LENGTH, 0, LETTERS.length()).forEach(i -> value.append(LETTERS.charAt(i)));
        return new SandboxKey(value.toString(), scope, startup);
    }

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
