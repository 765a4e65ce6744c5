package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import com.risenexa.tracking.internal.config.Defaults;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Defaults are written once, in the client; the pages follow. */
class DefaultsTest {
    @Test
    void r19_the_options_table_has_the_clients_defaults() {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("`apiKey`", "required");
        expected.put("`startupSlug`", "required");
        expected.put("`baseUrl`", "`" + Defaults.BASE_URL + "`");
        expected.put("`timeout`", seconds(Defaults.TIMEOUT));
        expected.put("`maxRetries`", String.valueOf(Defaults.MAX_RETRIES));
        expected.put("`maxRetryAfter`", seconds(Defaults.MAX_RETRY_AFTER));
        expected.put("`allowInsecure`", String.valueOf(Defaults.ALLOW_INSECURE));
        expected.put("`maxPending`", String.format(Locale.ROOT, "%,d", Defaults.MAX_PENDING));
        expected.put("`maxInFlight`", String.valueOf(Defaults.MAX_IN_FLIGHT));
        expected.put("`drainOnExit`", seconds(Defaults.DRAIN_ON_EXIT));
        Map<String, String> shown = new LinkedHashMap<>();
        for (String line : Repository.read("docs/configure.md").split("\n", -1)) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            if (cells.size() > 4 && expected.containsKey(cells.get(1))) {
                shown.put(cells.get(1), cells.get(3));
            }
        }
        assertThat(shown).isEqualTo(expected);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
