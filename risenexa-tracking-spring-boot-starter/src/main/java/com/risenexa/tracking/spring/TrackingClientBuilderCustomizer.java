package com.risenexa.tracking.spring;

import com.risenexa.tracking.TrackingClient;

/**
 * A bean of it changes every client that the starter makes, after the properties: an HTTP client with a proxy, a supplier
 * of rotating keys. Several are called in the order of {@code @Order}.
 *
 * <p>A listener set here takes the place of the starter's own, and with it of health and metrics: make a bean of
 * {@link com.risenexa.tracking.TrackingListener} instead, which is told as well.
 */
@FunctionalInterface
public interface TrackingClientBuilderCustomizer {
    /**
     * Changes a client before it is made.
     *
     * @param builder with the options of the properties
     */
    void customize(TrackingClient.Builder builder);
}
