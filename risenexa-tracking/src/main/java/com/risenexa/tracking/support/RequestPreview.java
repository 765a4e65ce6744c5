package com.risenexa.tracking.support;

import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.client.ClientBuilder;
import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.config.Settings;
import com.risenexa.tracking.internal.event.EventValidator;
import com.risenexa.tracking.internal.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
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
        Settings settings = ((ClientBuilder) builder).settings();
        UUID id = event == null ? null : event.eventId();
        TrackError error = settings.fault() != null
                ? new Rejected.ConfigurationError(id, settings.fault())
                : EventValidator.refusal(event, settings.startupSlug());
        if (error != null || event == null) {
            return new RequestPreview(error, "", "", Map.of(), "");
        }
        ApiKey.Use key = settings.apiKey().use();
        if (key.fault() != null) {
            return new RequestPreview(new Rejected.ConfigurationError(id, key.fault()), "", "", Map.of(), "");
        }
        Map<String, String> headers = new LinkedHashMap<>(Exchange.headers(key.secret()));
        headers.replaceAll((name, value) -> key.secret().maskIn(value));
        String body = new String(EventCodec.encode(event, settings.startupSlug()), StandardCharsets.UTF_8);
        return new RequestPreview(null, "POST", settings.endpoint().toString(), headers, body);
    }
}
