package com.risenexa.tracking.support;

import com.risenexa.tracking.TrackingClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The client's options as text (CONTRACT R19), for callers that find them in places where the client does not look. */
public final class OptionTexts {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,15})\\s*(ms|s|m)?");

    private OptionTexts() {}

    /**
     * Takes options that are not set from texts instead of system properties and the environment.
     *
     * @param texts asked for each option by its property's name, such as {@code risenexa.api-key}; a null or blank text
     *     is none
     */
    public static TrackingClient.Builder read(
            TrackingClient.Builder builder, Function<String, @Nullable String> texts) {
        return Tuning.of(builder).optionTexts(texts);
    }

    /** Each option with a default, by its property's name, as a text that would set it. */
    public static Map<String, String> defaults() {
        return Tuning.of(TrackingClient.builder()).defaultTexts();
    }

    /** {@code 700ms}, {@code 2s} or {@code 1m}; a bare number is milliseconds. Null if the text is no duration. */
    public static @Nullable Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofMillis(number);
        };
    }

    /** Null if the text is no whole number. */
    public static @Nullable Integer integer(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** {@code true}, {@code 1}, {@code yes} or their opposites; null if the text is none of them. */
    public static @Nullable Boolean flag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> null;
        };
    }
}
