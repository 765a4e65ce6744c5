package com.risenexa.tracking.spring.internal.settings;

import com.risenexa.tracking.spring.RisenexaConnectionDetails;
import org.jspecify.annotations.Nullable;

/**
 * A further startup, injected by {@code @Qualifier("<name>")}; all else is as for the first.
 *
 * @param apiKey Bearer token of this startup, with scope tracking:write.
 * @param startupSlug Slug of this startup.
 */
public record StartupProperties(
        @Nullable String apiKey, @Nullable String startupSlug) {

    /** Under another address, these credentials. */
    public RisenexaConnectionDetails at(@Nullable String baseUrl) {
        return new PropertiesConnectionDetails(apiKey, startupSlug, baseUrl);
    }

    @Override
    public String toString() {
        return "StartupProperties[" + startupSlug + ", " + Secrets.masked(apiKey) + "]";
    }
}
