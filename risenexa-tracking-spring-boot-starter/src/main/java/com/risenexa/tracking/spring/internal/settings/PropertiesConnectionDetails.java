package com.risenexa.tracking.spring.internal.settings;

import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import org.jspecify.annotations.Nullable;

/** What the properties say, if no bean says otherwise. */
public record PropertiesConnectionDetails(
        @Nullable String apiKey,
        @Nullable String startupSlug,
        @Nullable String baseUrl) implements RisenexaConnectionDetails {

    @Override
    public String toString() {
        return "PropertiesConnectionDetails[" + startupSlug + ", " + Secrets.masked(apiKey) + "]";
    }
}
