package com.risenexa.tracking.support;

import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A preview of the request that a client would send; nothing is sent.
 *
 * @param error why nothing would be sent; all else is empty then
 * @param headers with the API key masked
 */
public record RequestPreview(
        @Nullable TrackError error, String method, String url, Map<String, String> headers, String body) {

    /** What {@code builder.build().track(event)} would send first. */
    public static RequestPreview of(TrackingClient.Builder builder, @Nullable TrackingEvent event) {
        return Tuning.of(builder).preview(event);
    }
}
