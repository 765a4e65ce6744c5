package com.risenexa.sandbox.internal.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
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

    /** A shorter value is masked whole, and not looked for elsewhere: it would hide ordinary words. */
    private static final int SHORT = 12;

    private static final int SHOWN = 4;

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
        return masked(value);
    }

    /** Such as {@code rxt_…full}. */
    public static String masked(String key) {
        return key.length() < SHORT ? "…" : key.substring(0, SHOWN) + "…" + key.substring(key.length() - SHOWN);
    }

    /** The token of an Authorization header; null if there is none. */
    public static @Nullable String bearer(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return null;
        }
        String token = authorization.substring(7).strip();
        return token.isEmpty() ? null : token;
    }

    /** A header's value as it may be stored. */
    public static String header(String name, String value, @Nullable String token) {
        if (name.equalsIgnoreCase("authorization")) {
            String key = bearer(value);
            return key == null ? "…" : "Bearer " + masked(key);
        }
        boolean secret = name.equalsIgnoreCase("proxy-authorization")
                || name.equalsIgnoreCase("cookie")
                || name.equalsIgnoreCase("x-api-key");
        return secret ? "…" : text(value, token);
    }

    /** A text without the token. */
    public static String text(String text, @Nullable String token) {
        return token == null || token.length() < SHORT || text.length() < token.length()
                ? text
                : text.replace(token, masked(token));
    }

    /** A body without the token; the same array if it is not in there. */
    public static byte[] mask(byte[] body, @Nullable String token) {
        if (token == null || token.length() < SHORT || !contains(body, token.getBytes(StandardCharsets.UTF_8))) {
            return body;
        }
        // Latin 1 keeps every byte as it is, also where the body is no UTF-8.
        String whole = new String(body, StandardCharsets.ISO_8859_1);
        String mask = new String(masked(token).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String raw = new String(token.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return whole.replace(raw, mask).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean contains(byte[] body, byte[] token) {
        for (int at = 0; at <= body.length - token.length; at++) {
            if (body[at] == token[0] && Arrays.equals(body, at, at + token.length, token, 0, token.length)) {
                return true;
            }
        }
        return false;
    }
}
