package com.risenexa.tracking.internal.config;

import com.risenexa.tracking.support.OptionTexts;
import com.risenexa.tracking.support.RetryPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An option of a client. Its constants are the only list of names, defaults and ranges (CONTRACT section 4, R19).
 *
 * @param name as messages show it, such as {@code max_retries}
 * @param initial the default; null if the option is required
 * @param min the lowest value; null if there is no range
 * @param max the highest value; null if there is no range
 * @param form what its text looks like
 * @param parser gives null for a text of another form
 */
public record Option<T extends Comparable<T>>(
        String name,
        @Nullable T initial,
        @Nullable T min,
        @Nullable T max,
        String form,
        Function<String, @Nullable T> parser) {
    public static final Option<String> API_KEY = text("api_key", null);
    public static final Option<String> STARTUP_SLUG = text("startup_slug", null);
    public static final Option<String> BASE_URL = text("base_url", "https://app.risenexa.com");
    public static final Option<Duration> TIMEOUT =
            duration("timeout", Duration.ofSeconds(2), Duration.ofMillis(1), Duration.ofMinutes(10));
    public static final Option<Integer> MAX_RETRIES = integer("max_retries", 3, 0, 100);
    public static final Option<Duration> MAX_RETRY_AFTER =
            duration("max_retry_after", Duration.ofSeconds(60), Duration.ZERO, RetryPolicy.LONGEST_PAUSE);
    public static final Option<Boolean> ALLOW_INSECURE =
            new Option<>("allow_insecure", false, null, null, "true or false", OptionTexts::flag);
    public static final Option<Integer> MAX_PENDING = integer("max_pending", 10_000, 1, 1_000_000);
    public static final Option<Integer> MAX_IN_FLIGHT = integer("max_in_flight", 32, 1, 1_000);
    public static final Option<Duration> DRAIN_ON_EXIT =
            duration("drain_on_exit", Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(10));

    public static final List<Option<?>> ALL = List.of(
            API_KEY,
            STARTUP_SLUG,
            BASE_URL,
            TIMEOUT,
            MAX_RETRIES,
            MAX_RETRY_AFTER,
            ALLOW_INSECURE,
            MAX_PENDING,
            MAX_IN_FLIGHT,
            DRAIN_ON_EXIT);

    /** The options that system properties and the environment set; the others are set in code only. */
    public static final List<Option<?>> OUTSIDE = ALL.subList(0, ALL.indexOf(MAX_PENDING));

    private static Option<String> text(String name, @Nullable String initial) {
        return new Option<>(name, initial, null, null, "text", text -> text);
    }

    private static Option<Integer> integer(String name, int initial, int min, int max) {
        return new Option<>(name, initial, min, max, "a whole number", OptionTexts::integer);
    }

    private static Option<Duration> duration(String name, Duration initial, Duration min, Duration max) {
        return new Option<>(name, initial, min, max, "such as 700ms, 2s or 1m", OptionTexts::duration);
    }

    /** The system property, such as {@code risenexa.max-retries}. */
    public String property() {
        return "risenexa." + name.replace('_', '-');
    }

    /** The environment's variable, such as {@code RISENEXA_MAX_RETRIES}. */
    String variable() {
        return "RISENEXA_" + name.toUpperCase(Locale.ROOT);
    }

    /** The default of an option that is not required. */
    public T defaultValue() {
        return Objects.requireNonNull(initial);
    }

    /** The default as a text that would set it; durations in whole seconds. */
    public String defaultText() {
        return initial instanceof Duration duration ? duration.toSeconds() + "s" : String.valueOf(initial);
    }

    /** Each option with a default, by its property's name, as a text that would set it. */
    public static Map<String, String> defaultTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Option<?> option : OUTSIDE) {
            if (option.initial() != null) {
                texts.put(option.property(), option.defaultText());
            }
        }
        return texts;
    }

    /** What is wrong with a value; null if it is in the range. */
    @Nullable
    String violation(T value) {
        boolean tooLow = min != null && value.compareTo(min) < 0;
        boolean tooHigh = max != null && value.compareTo(max) > 0;
        return tooLow || tooHigh
                ? name + " is " + shown(value) + "; expected " + shown(min) + " to " + shown(max)
                : null;
    }

    private static String shown(@Nullable Object value) {
        // Beyond that a number of milliseconds says nothing, or overflows.
        return value instanceof Duration duration && Math.abs(duration.toSeconds() / 2) < 1_000_000_000L
                ? duration.toMillis() + " ms"
                : String.valueOf(value);
    }
}
