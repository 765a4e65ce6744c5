package com.risenexa.tracking.internal.config;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The source of the API key: fixed, or a supplier called before each attempt. Thread-safe if the supplier is. */
public final class ApiKey {
    private static final Secret NONE = new Secret("\0");

    private final Supplier<Use> source;
    private final Secret fixed;
    private final boolean isFixed;

    private ApiKey(Supplier<Use> source, Secret fixed, boolean isFixed) {
        this.source = source;
        this.fixed = fixed;
        this.isFixed = isFixed;
    }

    /**
     * The key of the moment.
     *
     * @param fault why there is none, or null
     */
    public record Use(Secret secret, @Nullable String fault) {}

    /** @param remedy what to do about a key that is missing, beginning with a colon; empty if others say it */
    static ApiKey fixed(@Nullable String value, String remedy) {
        Use use = judge(value, remedy);
        return new ApiKey(() -> use, use.secret(), true);
    }

    static ApiKey supplied(Supplier<? extends @Nullable String> supplier) {
        return new ApiKey(
                () -> {
                    try {
                        return judge(supplier.get(), ": apiKeySupplier(…) returned none");
                    } catch (Throwable e) {
                        // Not its message: whoever fetches keys may have put one there.
                        return fault(
                                "api_key could not be supplied: " + e.getClass().getName());
                    }
                },
                NONE,
                false);
    }

    public Use use() {
        return source.get();
    }

    /** The key if it is fixed; null if it is asked for. */
    public @Nullable Use fixedUse() {
        return isFixed ? source.get() : null;
    }

    /** A text with the key made unreadable, if it is a fixed one: to show something, no key is asked for. */
    public String maskIn(String text) {
        return fixed.maskIn(text);
    }

    private static Use judge(@Nullable String value, String remedy) {
        String key = value == null ? "" : value.strip();
        if (key.isEmpty()) {
            return fault("api_key is missing" + remedy);
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) > '~') {
                return fault("api_key is unusable: its character " + (i + 1)
                        + " is not visible ASCII, which an HTTP header requires; copy the whole key again");
            }
        }
        return new Use(new Secret(key), null);
    }

    private static Use fault(String fault) {
        return new Use(NONE, fault);
    }
}
