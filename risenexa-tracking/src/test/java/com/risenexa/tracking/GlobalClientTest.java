package com.risenexa.tracking;

import static com.risenexa.tracking.testing.Offline.brief;
import static com.risenexa.tracking.testing.Offline.event;
import static com.risenexa.tracking.testing.Offline.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.risenexa.testsupport.RawServer;
import com.risenexa.testsupport.Reply;
import com.risenexa.tracking.child.TracksOnce;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.support.Tuning;
import com.risenexa.tracking.testing.ChildJvm;
import com.risenexa.tracking.testing.Clients;
import com.risenexa.tracking.testing.FakeEngine;
import com.risenexa.tracking.testing.HandClock;
import com.risenexa.tracking.testing.HeldEngine;
import com.risenexa.tracking.testing.Json;
import com.risenexa.tracking.testing.Offline;
import com.risenexa.tracking.testing.TestError;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** R19, R20: configured once, called anywhere. */
@Timeout(300)
class GlobalClientTest {
    private final Map<String, @Nullable String> before = new HashMap<>();

    @AfterEach
    void restore() {
        RisenexaTracking.use(null);
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void r19_configured_once_every_static_call_goes_to_that_client() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            configure(server);

            List<TrackResult> results = List.of(
                    RisenexaTracking.trackRegistration("a"),
                    RisenexaTracking.trackConversion("b"),
                    RisenexaTracking.track(TrackingEvent.of(new EventType("x"), "c")),
                    get(RisenexaTracking.trackRegistrationAsync("d")),
                    get(RisenexaTracking.trackConversionAsync("e")),
                    get(RisenexaTracking.trackAsync(event())));

            assertThat(results).extracting(Offline::brief).containsOnly("accepted 1");
            assertThat(server.requests())
                    .extracting(request -> Json.object(request.body()).get("event_type"))
                    .containsExactly(
                            "user_registered",
                            "user_converted",
                            "x",
                            "user_registered",
                            "user_converted",
                            "user_registered");
        }
    }

    @Test
    void r21_unconfigured_it_answers_and_names_what_is_missing() {
        property("risenexa.api-key", null);
        property("risenexa.startup-slug", null);
        RisenexaTracking.configure(null);

        TrackResult result = RisenexaTracking.trackRegistration("u");

        assertThat(result)
                .isInstanceOfSatisfying(
                        Rejected.ConfigurationError.class,
                        error -> assertThat(error.message()).contains("api_key is missing", "startup_slug is missing"));
    }

    @Test
    void r19_without_configure_it_reads_system_properties_when_first_used() {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            property("risenexa.api-key", Clients.KEY);
            property("risenexa.startup-slug", "from-properties");
            property("risenexa.base-url", server.baseUrl());

            assertThat(RisenexaTracking.trackRegistration("u").isAccepted()).isTrue();

            assertThat(RisenexaTracking.client().startupSlug()).contains("from-properties");
            assertThat(RisenexaTracking.client()).isSameAs(RisenexaTracking.client());
        }
    }

    @Test
    void r19_what_configure_sets_stands_and_the_rest_comes_from_properties() {
        property("risenexa.startup-slug", "from-properties");
        property("risenexa.max-retries", "many");
        RisenexaTracking.configure(options -> options.apiKey(Clients.KEY).startupSlug("given"));

        assertThat(RisenexaTracking.client().startupSlug()).contains("given");
        assertThat(RisenexaTracking.trackRegistration("u"))
                .isInstanceOfSatisfying(
                        Rejected.ConfigurationError.class,
                        error -> assertThat(error.message())
                                .isEqualTo("max_retries is 'many'; expected a whole number"));
    }

    @Test
    void r19_the_environment_comes_after_the_properties() throws Exception {
        try (RawServer server = RawServer.answering(Reply.ACCEPTED)) {
            Map<String, String> environment = Map.of(
                    "RISENEXA_API_KEY", Clients.KEY,
                    "RISENEXA_STARTUP_SLUG", "from-environment",
                    "RISENEXA_BASE_URL", server.baseUrl(),
                    "RISENEXA_TIMEOUT", "20s",
                    "RISENEXA_MAX_RETRIES", "0");
            ChildJvm.End plain = new ChildJvm().environment(environment).run(TracksOnce.class);
            ChildJvm.End overruled = new ChildJvm()
                    .environment(environment)
                    .options("-Drisenexa.startup-slug=from-properties")
                    .run(TracksOnce.class);

            assertThat(List.of(plain.output().strip(), overruled.output().strip()))
                    .containsOnly("accepted");
            assertThat(server.requests())
                    .extracting(request -> Json.object(request.body()).get("startup_slug"))
                    .containsExactly("from-environment", "from-properties");
        }
    }

    @Test
    void r20_a_builder_that_is_not_told_to_reads_nothing_from_outside() {
        property("risenexa.api-key", Clients.KEY);
        property("risenexa.startup-slug", "acme");
        try (TrackingClient client = TrackingClient.builder().build()) {
            assertThat(client.trackRegistration("u").type()).isEqualTo("configuration_error");
        }
    }

    @Test
    void r19_replacing_drains_the_old_client_and_holds_nobody_else_up() throws Exception {
        HeldEngine engine = new HeldEngine();
        RisenexaTracking.configure(options ->
                Tuning.of(options.apiKey(Clients.KEY).startupSlug("old")).engine(engine));
        TrackingClient old = RisenexaTracking.client();
        CompletableFuture<TrackResult> pending = RisenexaTracking.trackAsync(event());
        HttpEngine.Callback answer = engine.next();

        Offline.Call<Boolean> replacing = Offline.start(() -> {
            RisenexaTracking.configure(options ->
                    Tuning.of(options.apiKey(Clients.KEY).startupSlug("new")).engine(FakeEngine.answering(202)));
            return true;
        });
        replacing.awaitWaiting();
        assertThat(RisenexaTracking.client().startupSlug()).contains("new");
        assertThat(RisenexaTracking.trackRegistration("u").isAccepted()).isTrue();
        assertThat(pending).isNotDone();
        answer.onResponse(FakeEngine.response(202));

        assertThat(brief(get(pending))).isEqualTo("accepted 1");
        assertThat(replacing.get()).isTrue();
        assertThat(brief(old.track(event()))).isEqualTo("client_closed 0");
    }

    @Test
    void a_client_put_in_by_use_stays_its_makers_to_close() throws Exception {
        try (TrackingClient mine =
                Offline.builder(FakeEngine.answering(202), new HandClock()).build()) {
            RisenexaTracking.use(mine);
            assertThat(RisenexaTracking.client()).isSameAs(mine);

            RisenexaTracking.use(null);

            assertThat(RisenexaTracking.client()).isNotSameAs(mine);
            assertThat(mine.track(event()).isAccepted()).isTrue();
        }
    }

    @Test
    void what_the_options_throw_is_thrown_on_and_the_old_client_stays() {
        RisenexaTracking.configure(options -> options.startupSlug("old"));
        TrackingClient old = RisenexaTracking.client();
        TestError error = new TestError();

        assertThatThrownBy(() -> RisenexaTracking.configure(options -> {
                    throw error;
                }))
                .isSameAs(error);

        assertThat(RisenexaTracking.client()).isSameAs(old);
        assertThat(old.close(Duration.ZERO).complete()).isTrue();
    }

    private void configure(RawServer server) {
        RisenexaTracking.configure(
                options -> options.apiKey(Clients.KEY).startupSlug(Clients.SLUG).baseUrl(server.baseUrl()));
    }

    private void property(String name, @Nullable String value) {
        String old = value == null ? System.clearProperty(name) : System.setProperty(name, value);
        before.putIfAbsent(name, old);
    }
}
