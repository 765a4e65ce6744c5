package com.risenexa.tracking.spi;

import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.client.ClientBuilder;
import com.risenexa.tracking.internal.client.Preparation;
import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.config.Settings;
import com.risenexa.tracking.internal.event.EncodedEvent;
import com.risenexa.tracking.internal.http.TrackRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request that a client would send, for whoever wants to see it before; nothing is sent.
 *
 * @param error why nothing would be sent; all else is empty then
 * @param headers with the API key masked
 */
public record RequestPreview(
        @Nullable TrackError error, String method, String url, Map<String, String> headers, String body) {

    /** What {@code builder.build().track(event)} would send first. */
    public static RequestPreview of(TrackingClient.Builder builder, @Nullable TrackingEvent event) {
        Settings settings = ((ClientBuilder) builder).settings();
        Preparation prepared = Preparation.of(settings, event);
        if (prepared.error() != null) {
            return new RequestPreview(prepared.error(), "", "", Map.of(), "");
        }
        EncodedEvent encoded = prepared.encoded();
        ApiKey.Use key = settings.apiKey().use();
        if (key.fault() != null) {
            return new RequestPreview(new Rejected.ConfigurationError(encoded.id(), key.fault()), "", "", Map.of(), "");
        }
        Engine.Request request = new TrackRequest(settings.endpoint(), key.secret()).with(encoded.body());
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.replaceAll((name, value) -> key.secret().maskIn(value));
        String body = new String(encoded.body(), StandardCharsets.UTF_8);
        return new RequestPreview(null, "POST", request.uri().toString(), headers, body);
    }
}
