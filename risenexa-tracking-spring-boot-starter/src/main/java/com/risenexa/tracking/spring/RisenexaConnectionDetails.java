package com.risenexa.tracking.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where Risenexa is and who asks. A bean of it takes the place of the properties {@code risenexa.api-key},
 * {@code startup-slug} and {@code base-url}, for a test's server or a vault. Asked once, when the client is made.
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
     * Where Risenexa answers.
     *
     * @return null for the client's default
     */
    default @Nullable String baseUrl() {
        return null;
    }
}
