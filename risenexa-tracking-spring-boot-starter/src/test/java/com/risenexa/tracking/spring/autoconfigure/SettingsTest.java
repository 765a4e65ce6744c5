package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spring.internal.failure.UnusableSettingsFailureAnalyzer;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsTest {
    private final Said said = Said.listen();

    @AfterEach
    void stopListening() {
        said.close();
    }

    @Test
    void r19_the_environments_names_bind_as_they_are() {
        Map<String, Object> variables = Map.of(
                "RISENEXA_API_KEY", "rxt_from_the_environment",
                "RISENEXA_STARTUP_SLUG", "from-the-environment",
                "RISENEXA_MAX_RETRY_AFTER", "7s");
        Runners.bare()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(context -> {
                    assertThat(context.getBean(TrackingClient.class).startupSlug())
                            .contains("from-the-environment");
                    RisenexaProperties properties = context.getBean(RisenexaProperties.class);
                    assertThat(properties.apiKey()).isEqualTo("rxt_from_the_environment");
                    assertThat(properties.maxRetryAfter()).hasSeconds(7);
                });
    }

    @Test
    void r21_without_a_key_the_application_starts_and_says_so_once() {
        Runners.bare().withPropertyValues("risenexa.startup-slug=shop").run(context -> {
            TrackingClient client = context.getBean(TrackingClient.class);
            assertThat(client.trackRegistration("usr_1")).isInstanceOf(ConfigurationError.class);
            assertThat(client.trackRegistration("usr_2")).isInstanceOf(ConfigurationError.class);
        });
        assertThat(said.linesWith("nothing is tracked: api_key is missing")).hasSize(1);
    }

    @Test
    void fail_fast_ends_the_start_and_explains_it() {
        Runners.bare()
                .withPropertyValues("risenexa.fail-fast=true", "risenexa.timeout=0ms")
                .run(context -> {
                    assertThat(context).hasFailed();
                    var analysis = new UnusableSettingsFailureAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .contains("api_key is missing", "startup_slug is missing", "timeout is 0 ms");
                    assertThat(analysis.getAction()).contains("risenexa.api-key", "risenexa.startup-slug");
                });
    }

    @Test
    void r22_the_key_is_in_no_to_string() {
        Runners.configured()
                .withPropertyValues(
                        "risenexa.startups.partner.api-key=rxt_test_secret",
                        "risenexa.startups.partner.startup-slug=partner")
                .run(context -> {
                    RisenexaProperties properties = context.getBean(RisenexaProperties.class);
                    assertThat(properties.toString()
                                    + properties.connection()
                                    + properties.startups()
                                    + context.getBean(TrackingClient.class))
                            .doesNotContain("rxt_test_secret");
                });
    }

    @Test
    void a_dry_run_judges_and_says_but_sends_nothing() {
        Runners.configured().withPropertyValues("risenexa.dry-run=true").run(context -> {
            TrackingClient client = context.getBean(TrackingClient.class);
            assertThat(client.trackRegistration("usr_1").isAccepted()).isTrue();
            assertThat(client.trackRegistration("").isAccepted()).isFalse();
        });
        assertThat(said.linesWith("dry run, not sent")).hasSize(1);
        assertThat(said.linesWith("usr_1")).isEmpty();
    }
}
