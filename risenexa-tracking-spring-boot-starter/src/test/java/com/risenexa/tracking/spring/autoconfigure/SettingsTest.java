package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.spring.TrackingClientBuilderCustomizer;
import com.risenexa.tracking.spring.internal.autoconfigure.InvalidTrackingConfigurationFailureAnalyzer;
import com.risenexa.tracking.spring.internal.settings.RisenexaProperties;
import com.risenexa.tracking.support.Tuning;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
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
    void r21_where_all_beans_are_lazy_it_says_so_at_the_start_all_the_same() {
        Runners.bare()
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(context).hasNotFailed());
        assertThat(said.linesWith("nothing is tracked: api_key is missing")).hasSize(1);
    }

    @Test
    void the_environments_names_bind_for_a_further_startup_too() {
        Map<String, Object> variables = Map.of(
                "RISENEXA_STARTUPS_PARTNER_API_KEY", "rxt_partner",
                "RISENEXA_STARTUPS_PARTNER_STARTUP_SLUG", "partner-shop");
        Runners.configured()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables)))
                .run(context -> assertThat(context.getBean("risenexaTrackingClient-partner", TrackingClient.class)
                                .startupSlug())
                        .contains("partner-shop"));
    }

    @Test
    void a_time_to_shut_down_out_of_range_ends_the_start_and_names_the_range() {
        for (String wrong : new String[] {"-1s", "11m"}) {
            Runners.configured()
                    .withPropertyValues("risenexa.shutdown-timeout=" + wrong)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .hasMessageContaining("risenexa.shutdown-timeout is PT")
                            .hasMessageContaining("zero to 10 min is expected"));
        }
    }

    @Test
    void a_further_startup_that_is_named_as_the_first_ends_the_start() {
        Runners.configured()
                .withPropertyValues("risenexa.startups.default.startup-slug=other")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("risenexa.startups.default")
                        .hasMessageContaining("choose another name"));
    }

    @Test
    void fail_fast_ends_the_start_and_explains_it() {
        Runners.bare()
                .withPropertyValues("risenexa.fail-fast=true", "risenexa.timeout=0ms")
                .run(context -> {
                    assertThat(context).hasFailed();
                    var analysis =
                            new InvalidTrackingConfigurationFailureAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .contains("api_key is missing", "startup_slug is missing", "timeout is 0 ms");
                    assertThat(analysis.getAction()).contains("risenexa.api-key", "risenexa.startup-slug");
                });
    }

    @Test
    void a_variable_that_nothing_sets_leaves_the_setting_missing_and_is_named() {
        for (String setting : List.of("api-key", "startup-slug", "base-url")) {
            Runners.configured()
                    .withPropertyValues("risenexa." + setting + "=before${NOT_SET_" + setting + "}after")
                    .run(context -> assertThat(
                                    context.getBean(TrackingClient.class).trackRegistration("usr_1"))
                            .isInstanceOf(ConfigurationError.class));
            assertThat(said.linesWith(
                            "risenexa." + setting + " is missing: its value asks for ${NOT_SET_" + setting + "}"))
                    .hasSize(1)
                    .noneMatch(line -> line.contains("before"));
        }
    }

    @Test
    void a_variable_that_nothing_sets_is_no_slug_either_and_a_default_in_the_setting_counts() {
        Runners.configured()
                .withPropertyValues("risenexa.startup-slug=${NOT_SET}", "risenexa.api-key=${NOT_SET:rxt_default}")
                .run(context -> assertThat(context.getBean(TrackingClient.class).startupSlug())
                        .isEmpty());
        assertThat(said.linesWith("risenexa.startup-slug is missing: its value asks for ${NOT_SET}"))
                .hasSize(1);
        assertThat(said.linesWith("risenexa.api-key is missing")).isEmpty();
    }

    @Test
    void a_variable_that_nothing_sets_is_named_for_a_further_startup_too() {
        Runners.configured()
                .withPropertyValues(
                        "risenexa.startups.partner.api-key=${PARTNER_KEY}",
                        "risenexa.startups.partner.startup-slug=partner")
                .run(context -> assertThat(context.getBean("risenexaTrackingClient-partner", TrackingClient.class)
                                .trackRegistration("usr_1"))
                        .isInstanceOf(ConfigurationError.class));
        assertThat(said.linesWith("risenexa.startups.partner.api-key is missing: its value asks for ${PARTNER_KEY}"))
                .hasSize(1);
    }

    @Test
    void a_variable_that_nothing_sets_ends_the_start_where_it_shall_fail_fast() {
        Runners.configured()
                .withPropertyValues("risenexa.fail-fast=true", "risenexa.api-key=${RISENEXA_KEY_OF_NOBODY}")
                .run(context -> {
                    assertThat(context).hasFailed();
                    var analysis =
                            new InvalidTrackingConfigurationFailureAnalyzer().analyze(context.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .contains("api_key is missing", "nothing sets RISENEXA_KEY_OF_NOBODY");
                });
    }

    @Test
    void a_variable_that_nothing_sets_in_a_number_or_a_duration_ends_the_start() {
        for (String setting : List.of("max-retries", "timeout", "outbox.max-in-flight", "outbox.poll-interval")) {
            Runners.configured()
                    .withPropertyValues("risenexa." + setting + "=${NOT_SET}")
                    .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("${NOT_SET}"));
        }
    }

    @Test
    void fail_fast_and_the_dry_run_see_what_stands_in_the_engines_way() {
        HttpEngine blocked = new BlockedEngine("HTTP proxies are not supported by this engine");
        for (String mode : List.of("fail-fast", "dry-run")) {
            Runners.configured()
                    .withBean(
                            TrackingClientBuilderCustomizer.class,
                            () -> builder -> Tuning.of(builder).engine(blocked))
                    .withPropertyValues("risenexa." + mode + "=true")
                    .run(context -> {
                        if (mode.equals("dry-run")) {
                            assertThat(context.getBean(TrackingClient.class).trackRegistration("usr_1"))
                                    .isInstanceOfSatisfying(
                                            ConfigurationError.class,
                                            error -> assertThat(error.message())
                                                    .contains("HTTP proxies are not supported"));
                            return;
                        }
                        assertThat(context).hasFailed();
                        var analysis =
                                new InvalidTrackingConfigurationFailureAnalyzer().analyze(context.getStartupFailure());
                        assertThat(analysis.getDescription()).contains("HTTP proxies are not supported");
                    });
        }
    }

    private record BlockedEngine(String by) implements HttpEngine {
        @Override
        public Call send(Request request, Callback callback) {
            throw new AssertionError("nothing may be sent");
        }

        @Override
        public String unsupportedReason(URI uri) {
            return by;
        }

        @Override
        public void close() {}
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
