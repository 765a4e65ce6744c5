package com.risenexa.tracking.support;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.internal.client.ClientBuilder;
import com.risenexa.tracking.internal.config.Option;
import com.risenexa.tracking.internal.config.TextValues;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The client's options as text (CONTRACT R19), for callers that find them in places where the client does not look. */
public final class OptionTexts {
    private OptionTexts() {}

    /**
     * Takes options that are not set from texts instead of system properties and the environment.
     *
     * @param texts asked for each option by its property's name, such as {@code risenexa.api-key}; a null or blank text
     *     is none
     */
    public static TrackingClient.Builder read(
            TrackingClient.Builder builder, Function<String, @Nullable String> texts) {
        return ((ClientBuilder) builder).optionTexts(texts);
    }

    /** {@code 700ms}, {@code 2s} or {@code 1m}; a bare number is milliseconds. Null if the text is no duration. */
    public static @Nullable Duration duration(String text) {
        return TextValues.duration(text);
    }

    /** Each option with a default, by its property's name, as a text that would set it. */
    public static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (Option<?> option : Option.OUTSIDE) {
            if (option.initial() != null) {
                defaults.put(option.property(), option.defaultText());
            }
        }
        return defaults;
    }
}
