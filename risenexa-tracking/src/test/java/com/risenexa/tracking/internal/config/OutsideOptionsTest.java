package com.risenexa.tracking.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.support.OptionTexts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options from system properties and the environment (R19), as a function of the two. */
class OutsideOptionsTest {
    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Options options = new Options();

    private Options filled() {
        new OutsideOptions(properties::get, environment::get, faults).fill(options);
        return options;
    }

    @Test
    void r19_every_option_has_a_property() {
        properties.putAll(Map.of(
                "risenexa.api-key", "k",
                "risenexa.startup-slug", "s",
                "risenexa.base-url", "b",
                "risenexa.timeout", "700ms",
                "risenexa.max-retries", "5",
                "risenexa.max-retry-after", "2m",
                "risenexa.allow-insecure", "true"));

        assertAll();
    }

    @Test
    void r19_every_option_has_a_variable() {
        environment.putAll(Map.of(
                "RISENEXA_API_KEY", "k",
                "RISENEXA_STARTUP_SLUG", "s",
                "RISENEXA_BASE_URL", "b",
                "RISENEXA_TIMEOUT", "700",
                "RISENEXA_MAX_RETRIES", "5",
                "RISENEXA_MAX_RETRY_AFTER", "120s",
                "RISENEXA_ALLOW_INSECURE", "TRUE"));

        assertAll();
    }

    private void assertAll() {
        Options all = filled();

        assertThat(faults).isEmpty();
        assertThat(all.get(Option.API_KEY)).isEqualTo("k");
        assertThat(all.get(Option.STARTUP_SLUG)).isEqualTo("s");
        assertThat(all.get(Option.BASE_URL)).isEqualTo("b");
        assertThat(all.get(Option.TIMEOUT)).isEqualTo(Duration.ofMillis(700));
        assertThat(all.get(Option.MAX_RETRIES)).isEqualTo(5);
        assertThat(all.get(Option.MAX_RETRY_AFTER)).isEqualTo(Duration.ofMinutes(2));
        assertThat(all.get(Option.ALLOW_INSECURE)).isTrue();
    }

    @Test
    void r19_what_is_set_goes_before_properties_and_these_before_the_environment() {
        options.set(Option.STARTUP_SLUG, "set");
        options.set(Option.MAX_RETRIES, 1);
        properties.putAll(Map.of("risenexa.startup-slug", "p", "risenexa.base-url", "p", "risenexa.max-retries", "2"));
        environment.putAll(Map.of(
                "RISENEXA_STARTUP_SLUG",
                "e",
                "RISENEXA_BASE_URL",
                "e",
                "RISENEXA_API_KEY",
                "e",
                "RISENEXA_MAX_RETRIES",
                "3"));

        Options all = filled();

        assertThat(List.of(
                        all.get(Option.STARTUP_SLUG),
                        all.get(Option.BASE_URL),
                        all.get(Option.API_KEY),
                        all.get(Option.MAX_RETRIES)))
                .containsExactly("set", "p", "e", 1);
    }

    @Test
    void r19_a_supplier_is_a_key_that_is_set() {
        options.apiKeySupplier = () -> "k";
        environment.put("RISENEXA_API_KEY", "e");

        assertThat(filled().get(Option.API_KEY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void r19_an_empty_value_is_one_that_is_not_set(String empty) {
        properties.put("risenexa.base-url", empty);
        properties.put("risenexa.timeout", empty);
        environment.put("RISENEXA_BASE_URL", "https://example.org");
        environment.put("RISENEXA_MAX_RETRIES", empty);

        Options all = filled();

        assertThat(faults).isEmpty();
        assertThat(all.get(Option.BASE_URL)).isEqualTo("https://example.org");
        assertThat(all.get(Option.TIMEOUT)).isNull();
        assertThat(all.get(Option.MAX_RETRIES)).isNull();
    }

    @Test
    void r21_each_unreadable_value_is_named_with_what_was_expected() {
        environment.putAll(Map.of(
                "RISENEXA_TIMEOUT", "2 hours",
                "RISENEXA_MAX_RETRIES", "3.5",
                "RISENEXA_MAX_RETRY_AFTER", "-1s",
                "RISENEXA_ALLOW_INSECURE", "maybe"));
        filled();

        assertThat(faults)
                .containsExactly(
                        "timeout is '2 hours'; expected such as 700ms, 2s or 1m",
                        "max_retries is '3.5'; expected a whole number",
                        "max_retry_after is '-1s'; expected such as 700ms, 2s or 1m",
                        "allow_insecure is 'maybe'; expected true or false");
    }

    @Test
    void r21_an_unreadable_value_of_an_option_that_is_set_does_not_matter() {
        options.set(Option.TIMEOUT, Duration.ofSeconds(1));
        environment.put("RISENEXA_TIMEOUT", "soon");
        filled();

        assertThat(faults).isEmpty();
    }

    @Test
    void r22_a_key_in_the_wrong_variable_is_not_shown() {
        environment.put("RISENEXA_MAX_RETRIES", "rxt_live_abc123");
        filled();

        assertThat(faults).containsExactly("max_retries is '***'; expected a whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "2000, 2000",
        "700ms, 700",
        "700 ms, 700",
        "2s, 2000",
        "2S, 2000",
        "' 1m ', 60000",
        "10m, 600000",
        "007s, 7000"
    })
    void r19_durations_in_text(String text, long millis) {
        assertThat(OptionTexts.duration(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "-1",
                "+1",
                "1.5s",
                "1h",
                "1d",
                "1us",
                "1 s m",
                "1m30s",
                "PT1S",
                "1_000",
                "٣s",
                "1e3",
                "9999999999999999999999"
            })
    void r19_what_is_no_duration(String text) {
        assertThat(OptionTexts.duration(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "1, true", "yes, true", "false, false", "0, false", " no , false"})
    void r19_flags_in_text(String text, boolean flag) {
        assertThat(OptionTexts.flag(text)).isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1.0", "2147483648", "0x10", "1 000"})
    void r19_what_is_no_whole_number(String text) {
        assertThat(OptionTexts.integer(text)).isNull();
    }
}
