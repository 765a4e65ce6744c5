package com.risenexa.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tests.support.Repository;
import com.risenexa.tracking.internal.config.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Defaults are written once, in the client; the pages follow. */
class DefaultsTest {
    @Test
    void r19_the_options_table_has_the_clients_defaults() {
        Map<String, String> expected = new LinkedHashMap<>();
        for (Option<?> option : Option.ALL) {
            expected.put(row(option), option.initial() == null ? "required" : shown(option.defaultValue()));
        }
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

    /** The builder's method, as the first cell has it. */
    private static String row(Option<?> option) {
        String[] words = option.name().split("_", -1);
        return "`"
                + words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining())
                + "`";
    }

    private static String shown(Object value) {
        if (value instanceof Duration duration) {
            return duration.toSeconds() + " s";
        }
        return value instanceof Integer number
                ? String.format(Locale.ROOT, "%,d", number)
                : value instanceof String text ? "`" + text + "`" : value.toString();
    }
}
