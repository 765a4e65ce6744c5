package com.risenexa.tracking.internal.config;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills options that are not given from system properties, then from the environment (CONTRACT R19). */
final class OutsideOptions {
    private static final Pattern KEY = Pattern.compile("rxt_[^\\s'\";,]+");

    private final Function<String, @Nullable String> properties;
    private final Function<String, @Nullable String> environment;
    private final List<String> faults;

    OutsideOptions(
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment,
            List<String> faults) {
        this.properties = properties;
        this.environment = environment;
        this.faults = faults;
    }

    void fill(Options options) {
        if (options.apiKey == null && options.apiKeySupplier == null) {
            options.apiKey = text("api-key");
        }
        options.startupSlug = options.startupSlug != null ? options.startupSlug : text("startup-slug");
        options.baseUrl = options.baseUrl != null ? options.baseUrl : text("base-url");
        options.timeout = parsed(options.timeout, "timeout", "such as 700ms, 2s or 1m", TextValues::duration);
        options.maxRetries = parsed(options.maxRetries, "max-retries", "a whole number", TextValues::integer);
        options.maxRetryAfter =
                parsed(options.maxRetryAfter, "max-retry-after", "such as 60s or 1m", TextValues::duration);
        options.allowInsecure = parsed(options.allowInsecure, "allow-insecure", "true or false", TextValues::flag);
    }

    private <T> @Nullable T parsed(
            @Nullable T given, String name, String expected, Function<String, @Nullable T> parser) {
        String text = given == null ? text(name) : null;
        if (text == null) {
            return given;
        }
        T value = parser.apply(text);
        if (value == null) {
            faults.add(name.replace('-', '_') + " is '" + maskKeys(text) + "'; expected " + expected);
        }
        return value;
    }

    static String variable(String name) {
        return "RISENEXA_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** A key that was put into the wrong option is a key still. */
    static String maskKeys(String text) {
        return KEY.matcher(text).replaceAll(Secret.MASK);
    }

    /** An empty variable is one that is not set: shells and containers cannot always unset one. */
    private @Nullable String text(String name) {
        String value = properties.apply("risenexa." + name);
        if (value == null || value.isBlank()) {
            value = environment.apply(variable(name));
        }
        return value == null || value.isBlank() ? null : value;
    }
}
