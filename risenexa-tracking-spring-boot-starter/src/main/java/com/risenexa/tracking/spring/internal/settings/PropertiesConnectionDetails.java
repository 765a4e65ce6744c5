package com.risenexa.tracking.spring.internal.settings;

import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import org.jspecify.annotations.Nullable;

/** The connection details in the properties, used if no bean takes their place. */
public record PropertiesConnectionDetails(
        @Nullable String apiKey,
        @Nullable String startupSlug,
        @Nullable String baseUrl) implements RisenexaConnectionDetails {
    @Override
    public String toString() {
        return "PropertiesConnectionDetails[" + startupSlug + "]";
    }
}
