package com.risenexa.tracking.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.risenexa.tracking.internal.config.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What editors show of each property is what the client does and the page says. */
class MetadataTest {
    private final Map<String, Map<String, Object>> properties = properties();

    @Test
    void each_property_has_a_description() {
        assertThat(properties).hasSizeGreaterThan(18);
        properties.forEach((name, property) ->
                assertThat(String.valueOf(property.get("description"))).as(name).matches("(?s)[A-Z].*\\."));
    }

    @Test
    void r19_the_defaults_are_the_clients() {
        for (Option<?> option : Option.ALL) {
            String name = option.equals(Option.DRAIN_ON_EXIT) ? "risenexa.shutdown-timeout" : option.property();
            Object shown = properties.get(name).get("defaultValue");
            if (option.initial() == null) {
                assertThat(shown).as(name).isNull();
            } else {
                assertThat(shown).as(name).hasToString(option.defaultText());
            }
        }
    }

    @Test
    void the_page_has_each_property_with_its_default() throws IOException {
        String page = Files.readString(Path.of("../docs/spring.md"));
        page = page.substring(page.indexOf("## Properties"), page.indexOf("## Shutdown"));
        Matcher rows =
                Pattern.compile("\\| `(risenexa\\.[a-z.<>-]+)` \\|([^|]*)\\|").matcher(page);
        Map<String, String> shown = new LinkedHashMap<>();
        while (rows.find()) {
            shown.put(rows.group(1), rows.group(2).strip().replace("`", ""));
        }
        assertThat(shown.keySet()).containsExactlyInAnyOrderElementsOf(expectedNames());
        properties.forEach((name, property) -> {
            if (property.get("defaultValue") != null) {
                assertThat(shown.get(name)).as(name).isEqualTo(String.valueOf(property.get("defaultValue")));
            }
        });
    }

    /** A map's entries stand in the page by a placeholder. */
    private Set<String> expectedNames() {
        Set<String> names = new TreeSet<>(properties.keySet());
        names.remove("risenexa.startups");
        names.add("risenexa.startups.<name>.api-key");
        names.add("risenexa.startups.<name>.startup-slug");
        return names;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> properties() {
        try (InputStream in = MetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Object> whole = JsonParserFactory.getJsonParser().parseMap(json);
            Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
            for (Object property : (Iterable<Object>) whole.get("properties")) {
                Map<String, Object> one = (Map<String, Object>) property;
                String name = String.valueOf(one.get("name"));
                // The endpoint has some of Boot's own.
                if (name.startsWith("risenexa.")) {
                    properties.put(name, one);
                }
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
