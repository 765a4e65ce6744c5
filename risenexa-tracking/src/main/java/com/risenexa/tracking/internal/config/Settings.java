package com.risenexa.tracking.internal.config;

import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.support.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The validated options of a client.
 *
 * @param fault names every option that is missing or unusable, or null: then all others can be used
 */
public record Settings(
        @Nullable String fault,
        ApiKey apiKey,
        String startupSlug,
        URI endpoint,
        Duration timeout,
        RetryPolicy policy,
        int maxPending,
        int maxInFlight,
        Duration drainOnExit,
        @Nullable TrackingListener listener) {

    /** Fills in what is to come from outside, and judges. Changes the options. */
    public static Settings of(Options options) {
        List<String> faults = new ArrayList<>();
        if (options.optionTexts != null) {
            new OutsideOptions(options.optionTexts, name -> null, faults).fill(options);
        }
        if (options.fromEnvironment) {
            new OutsideOptions(System::getProperty, System::getenv, faults).fill(options);
        }
        return new SettingsValidator(options, faults).judge();
    }

    /** The same, unusable. */
    public Settings withFault(String newFault) {
        return new Settings(
                newFault,
                apiKey,
                startupSlug,
                endpoint,
                timeout,
                policy,
                maxPending,
                maxInFlight,
                drainOnExit,
                listener);
    }
}
