package com.risenexa.tracking.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * The connection details of Risenexa: base URL, API key and startup. A bean of it takes the place of the properties
 * {@code risenexa.api-key}, {@code startup-slug} and {@code base-url}, for a test's server or a vault. Asked while the
 * application starts, and not again.
 */
public interface RisenexaConnectionDetails extends ConnectionDetails {
    /**
     * The bearer token.
     *
     * @return null if there is none: then each call answers {@code configuration_error}
     */
    @Nullable
    String apiKey();

    /**
     * The startup that the events belong to.
     *
     * @return null if there is none: then each call answers {@code configuration_error}
     */
    @Nullable
    String startupSlug();

    /**
     * The base URL of Risenexa.
     *
     * @return null for the client's default
     */
    default @Nullable String baseUrl() {
        return null;
    }

    /**
     * The connection of a further startup, in place of {@code risenexa.startups.<name>.*}.
     *
     * @param name as in {@code risenexa.startups}, which says what further startups there are
     * @return null for the credentials of the properties, at {@link #baseUrl()}
     */
    default @Nullable RisenexaConnectionDetails startup(String name) {
        return null;
    }
}
