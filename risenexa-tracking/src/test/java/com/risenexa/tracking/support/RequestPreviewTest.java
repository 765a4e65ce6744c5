package com.risenexa.tracking.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.testing.Clients;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A preview is what would be sent, but for the key. */
class RequestPreviewTest {

    @Test
    void it_shows_what_is_sent_with_the_key_masked() {
        TrackingEvent event = TrackingEvent.conversion("u1").withMetadata(Map.of("plan", "Größe"));
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            TrackingClient.Builder builder = Clients.builder(server);
            RequestPreview preview = RequestPreview.of(builder, event);
            assertThat(server.connections()).isZero();
            try (TrackingClient client = builder.build()) {
                client.track(event);
            }

            RawRequest sent = server.request();
            assertThat(preview.error()).isNull();
            assertThat(preview.method()).isEqualTo("POST");
            assertThat(preview.url()).isEqualTo(server.baseUrl() + "/api/v1/track");
            assertThat(preview.body()).isEqualTo(sent.bodyText());
            assertThat(preview.headers())
                    .containsEntry("Authorization", "Bearer ***")
                    .hasSize(4);
            preview.headers()
                    .forEach((name, value) -> assertThat(sent.header(name).replace(Clients.KEY, "***"))
                            .isEqualTo(value));
            assertThat(preview.toString()).doesNotContain(Clients.KEY);
        }
    }

    @Test
    void it_says_why_nothing_would_be_sent() {
        TrackingClient.Builder builder = TrackingClient.builder().apiKey("k").startupSlug("acme");
        TrackingEvent event = TrackingEvent.registration("u1");

        assertThat(RequestPreview.of(builder, null).error()).isInstanceOf(ValidationError.class);
        assertThat(RequestPreview.of(builder, TrackingEvent.registration(" ")).body())
                .isEmpty();
        assertThat(RequestPreview.of(TrackingClient.builder(), event).error()).isInstanceOf(ConfigurationError.class);
        RequestPreview keyless = RequestPreview.of(builder.apiKeySupplier(() -> null), event);
        assertThat(keyless.error()).isInstanceOf(ConfigurationError.class);
        assertThat(keyless.headers()).isEmpty();
    }
}
