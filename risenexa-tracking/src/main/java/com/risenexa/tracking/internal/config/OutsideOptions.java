package com.risenexa.tracking.internal.config;

import java.util.List;
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
        for (Option<?> option : Option.OUTSIDE) {
            fill(option, options);
        }
    }

    private <T extends Comparable<T>> void fill(Option<T> option, Options options) {
        boolean supplied = option.equals(Option.API_KEY) && options.apiKeySupplier != null;
        String text = supplied || options.get(option) != null ? null : text(option);
        if (text == null) {
            return;
        }
        T value = option.parser().apply(text);
        if (value == null) {
            faults.add(option.name() + " is '" + maskKeys(text) + "'; expected " + option.form());
        }
        options.set(option, value);
    }

    /** A key that was put into the wrong option is a key still. */
    static String maskKeys(String text) {
        return KEY.matcher(text).replaceAll(Secret.MASK);
    }

    /** An empty variable is one that is not set: shells and containers cannot always unset one. */
    private @Nullable String text(Option<?> option) {
        String value = properties.apply(option.property());
        if (value == null || value.isBlank()) {
            value = environment.apply(option.variable());
        }
        return value == null || value.isBlank() ? null : value;
    }
}
