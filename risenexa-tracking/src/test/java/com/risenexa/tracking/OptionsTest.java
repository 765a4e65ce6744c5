package com.risenexa.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.internal.client.ClientBuilder;
import com.risenexa.tracking.internal.config.Settings;
import com.risenexa.tracking.support.OptionTexts;
import com.risenexa.tracking.testing.Clients;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's options: building never throws, and every call names what is wrong (R19, R20, R21). */
class OptionsTest {

    private static TrackingClient.Builder builder() {
        return TrackingClient.builder().apiKey("rxt_live_abc123").startupSlug("acme");
    }

    private static Settings settings(TrackingClient.Builder builder) {
        return ((ClientBuilder) builder).settings();
    }

    /** The message of every way to track. */
    private static String fault(TrackingClient.Builder builder) {
        try (TrackingClient client = builder.build()) {
            TrackingEvent event = TrackingEvent.registration("u1");
            TrackResult result = client.track(event);

            assertThat(result).isInstanceOf(ConfigurationError.class);
            assertThat(result.eventId()).isEqualTo(event.eventId());
            assertThat(result.attempts()).isZero();
            assertThat(client.trackAsync(event)).isCompletedWithValue(result);
            assertThat(client.track(event, Duration.ofSeconds(1))).isEqualTo(result);
            assertThat(client.track(null)).isInstanceOf(ConfigurationError.class);
            return ((ConfigurationError) result).message();
        }
    }

    @Test
    void r21_an_unconfigured_client_names_each_missing_option() {
        assertThat(fault(TrackingClient.builder()))
                .isEqualTo("api_key is missing: set apiKey(…) on the builder; "
                        + "startup_slug is missing: set startupSlug(…) on the builder");
    }

    @Test
    void r20_the_environment_is_named_only_by_a_client_that_reads_it() {
        assertThat(fault(TrackingClient.builder())).doesNotContain("RISENEXA_").doesNotContain("risenexa.");
        assertThat(fault(TrackingClient.builder().apiKeySupplier(() -> "k"))).doesNotContain("RISENEXA_");
        assertThat(fault(TrackingClient.builder().fromEnvironment()))
                .isEqualTo("api_key is missing: set apiKey(…), the system property risenexa.api-key or"
                        + " RISENEXA_API_KEY; startup_slug is missing: set startupSlug(…), the system property"
                        + " risenexa.startup-slug or RISENEXA_STARTUP_SLUG");
        assertThat(fault(OptionTexts.read(TrackingClient.builder(), property -> null)))
                .isEqualTo("api_key is missing; startup_slug is missing");
    }

    @Test
    void r21_a_supplier_without_a_key_is_named() {
        for (String none : new String[] {null, "", " "}) {
            TrackingClient.Builder builder = builder().apiKeySupplier(() -> none);
            try (TrackingClient client = builder.build()) {
                assertThat(((TrackError) client.trackRegistration("u1")).message())
                        .isEqualTo("api_key is missing: apiKeySupplier(…) returned none");
            }
        }
    }

    @Test
    void r21_every_fault_is_named_at_once() {
        assertThat(fault(TrackingClient.builder()
                        .apiKey(" ")
                        .startupSlug("")
                        .baseUrl("ftp://host")
                        .timeout(Duration.ZERO)
                        .maxRetries(-1)
                        .maxRetryAfter(Duration.ofDays(2))
                        .maxPending(0)
                        .maxInFlight(1_001)
                        .drainOnExit(Duration.ofHours(1))))
                .contains("api_key is missing")
                .contains("startup_slug is missing")
                .contains("base_url has the scheme ftp")
                .contains("timeout is 0 ms; expected 1 ms to 600000 ms")
                .contains("max_retries is -1; expected 0 to 100")
                .contains("max_retry_after is 172800000 ms; expected 0 ms to 3600000 ms")
                .contains("max_pending is 0; expected 1 to 1000000")
                .contains("max_in_flight is 1001; expected 1 to 1000")
                .contains("drain_on_exit is 3600000 ms; expected 0 ms to 600000 ms");
    }

    static Stream<BiFunction<TrackingClient.Builder, Duration, TrackingClient.Builder>> durations() {
        return Stream.of(
                TrackingClient.Builder::timeout,
                TrackingClient.Builder::maxRetryAfter,
                TrackingClient.Builder::drainOnExit);
    }

    @ParameterizedTest
    @MethodSource("durations")
    void r21_a_duration_of_any_size_is_refused_in_words(
            BiFunction<TrackingClient.Builder, Duration, TrackingClient.Builder> option) {
        for (long seconds : new long[] {Long.MIN_VALUE, -1, 10_000_000_000L, Long.MAX_VALUE}) {
            assertThat(fault(option.apply(builder(), Duration.ofSeconds(seconds))))
                    .contains("; expected ");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 1, 1, 0", "600000, 100, 3600000, 1000000, 1000, 600000"})
    void r19_the_ends_of_each_range_can_be_used(
            long timeout, int retries, long retryAfter, int pending, int inFlight, long drain) {
        Settings settings = settings(builder()
                .timeout(Duration.ofMillis(timeout))
                .maxRetries(retries)
                .maxRetryAfter(Duration.ofMillis(retryAfter))
                .maxPending(pending)
                .maxInFlight(inFlight)
                .drainOnExit(Duration.ofMillis(drain)));

        assertThat(settings.fault()).isNull();
        assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(timeout));
        assertThat(settings.policy().maxRetries()).isEqualTo(retries);
        assertThat(settings.policy().maxRetryAfter()).isEqualTo(Duration.ofMillis(retryAfter));
        assertThat(settings.maxPending()).isEqualTo(pending);
        assertThat(settings.maxInFlight()).isEqualTo(inFlight);
        assertThat(settings.drainOnExit()).isEqualTo(Duration.ofMillis(drain));
    }

    @Test
    void r19_what_lies_just_beyond_a_range_is_refused() {
        assertThat(fault(builder().timeout(Duration.ofNanos(999_999)))).startsWith("timeout is ");
        assertThat(fault(builder().timeout(Duration.ofMinutes(10).plusNanos(1))))
                .startsWith("timeout is ");
        assertThat(fault(builder().maxRetries(101))).startsWith("max_retries is 101");
        assertThat(fault(builder().maxRetryAfter(Duration.ofNanos(-1)))).startsWith("max_retry_after is ");
        assertThat(fault(builder().maxPending(1_000_001))).startsWith("max_pending is 1000001");
        assertThat(fault(builder().maxInFlight(0))).startsWith("max_in_flight is 0");
        assertThat(fault(builder().maxRetries(Integer.MIN_VALUE))).startsWith("max_retries is -2147483648");
    }

    @Test
    void r19_defaults_are_those_of_the_contract_and_null_unsets() {
        TrackingClient.Builder unset = builder()
                .baseUrl("x")
                .timeout(Duration.ZERO)
                .maxRetryAfter(Duration.ofDays(9))
                .drainOnExit(Duration.ofDays(1))
                .httpClient(HttpClient.newHttpClient())
                .listener(new TrackingListener() {})
                .baseUrl(null)
                .timeout(null)
                .maxRetryAfter(null)
                .drainOnExit(null)
                .httpClient(null)
                .listener(null);
        for (Settings settings : new Settings[] {settings(builder()), settings(unset)}) {
            assertThat(settings.fault()).isNull();
            assertThat(settings.endpoint()).hasToString("https://app.risenexa.com/api/v1/track");
            assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
            assertThat(settings.policy().maxRetries()).isEqualTo(3);
            assertThat(settings.policy().maxRetryAfter()).isEqualTo(Duration.ofSeconds(60));
            assertThat(settings.maxPending()).isEqualTo(10_000);
            assertThat(settings.maxInFlight()).isEqualTo(32);
            assertThat(settings.drainOnExit()).isEqualTo(Duration.ofSeconds(5));
            assertThat(settings.listener()).isNull();
        }
        assertThat(fault(unset.apiKey(null).startupSlug(null)))
                .contains("api_key")
                .contains("startup_slug");
    }

    @Test
    void r19_white_space_around_key_slug_and_base_url_is_stripped() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient client = Clients.builder(server)
                        .apiKey("\t rxt_1\n")
                        .startupSlug("\u2003acme ")
                        .baseUrl(" " + server.baseUrl() + "\r\n")
                        .build()) {
            assertThat(client.trackRegistration("u1").isAccepted()).isTrue();
            assertThat(server.request().header("Authorization")).isEqualTo("Bearer rxt_1");
            assertThat(server.request().bodyText()).contains("\"startup_slug\":\"acme\"");
            assertThat(client.startupSlug()).contains("acme");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rxt_1\r\nX-Injected: 1",
                "rxt_1\nrxt_2",
                "rxt 1",
                "rxt_\u00fc",
                "rxt_\0",
                "rxt_\u007f",
                "rxt_\u2028x",
                "\uD83D\uDE80",
                "Bearer rxt_1"
            })
    void r21_a_key_that_no_header_can_hold_is_refused_and_not_shown(String key) {
        assertThat(fault(builder().apiKey(key)))
                .startsWith("api_key is unusable: its character ")
                .doesNotContain("rxt");
        try (TrackingClient client = builder().apiKeySupplier(() -> key).build()) {
            assertThat(((TrackError) client.trackRegistration("u1")).message())
                    .startsWith("api_key is unusable: its character ")
                    .doesNotContain("rxt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\0", "\uD83D", "x\uDE80y"})
    void r21_a_slug_that_no_body_can_hold_is_refused(String slug) {
        assertThat(fault(builder().startupSlug(slug))).startsWith("startup_slug is unusable");
    }

    @Test
    void r20_clients_are_independent_of_each_other_and_of_their_builder() {
        try (RawServer one = RawServer.answering(Reply.ACCEPTED);
                RawServer two = RawServer.answering(Reply.status(401))) {
            TrackingClient.Builder builder = Clients.builder(one);
            TrackingClient first = builder.build();
            TrackingClient second =
                    builder.baseUrl(two.baseUrl()).startupSlug("other").build();

            assertThat(first.trackRegistration("u1").isAccepted()).isTrue();
            assertThat(second.trackRegistration("u1").isAccepted()).isFalse();
            assertThat(first.startupSlug()).contains("acme");
            first.close();
            assertThat(second.trackRegistration("u1").type()).isEqualTo("authentication_error");
            second.close();
            assertThat(one.requests()).hasSize(1);
            assertThat(two.requests()).hasSize(2);
        }
    }

    @Test
    void r20_another_client_of_the_same_options_shares_the_connections() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED);
                TrackingClient first = Clients.builder(server).build();
                TrackingClient second = first.toBuilder()
                        .apiKey("rxt_other")
                        .startupSlug("other")
                        .build()) {
            first.trackRegistration("u1");
            second.trackRegistration("u1");

            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.requests().get(1).header("Authorization")).isEqualTo("Bearer rxt_other");
            assertThat(server.requests().get(1).bodyText()).contains("\"startup_slug\":\"other\"");
        }
    }

    @Test
    void r20_a_builder_reads_properties_only_if_told_to() {
        String name = "risenexa.startup-slug";
        System.setProperty(name, "outside");
        try {
            assertThat(settings(TrackingClient.builder()).startupSlug()).isEmpty();
            assertThat(settings(TrackingClient.builder().fromEnvironment()).startupSlug())
                    .isEqualTo("outside");
            assertThat(settings(builder().fromEnvironment()).startupSlug()).isEqualTo("acme");
        } finally {
            System.clearProperty(name);
        }
    }
}
