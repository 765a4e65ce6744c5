package com.risenexa.sandbox.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds JSON against the schemas of an OpenAPI document: as much of JSON Schema as that one uses. */
public final class SchemaCheck {
    private final Map<String, Object> document;

    public SchemaCheck(Map<String, Object> document) {
        this.document = document;
    }

    /** What a reference leads to; anything else is itself. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> resolved(Object node) {
        Map<String, Object> at = (Map<String, Object>) node;
        if (!(at.get("$ref") instanceof String reference)) {
            return at;
        }
        Object found = document;
        for (String step : reference.substring(2).split("/")) {
            found = Objects.requireNonNull(((Map<String, Object>) found).get(step), reference);
        }
        return resolved(found);
    }

    /** Fails where a value is not as its schema says. */
    public void check(Object schema, Object value, String where) {
        Map<String, Object> rules = resolved(schema);
        if (rules.containsKey("type")) {
            assertThat(types(rules).contains(type(value, types(rules))))
                    .as(where + " is " + value)
                    .isTrue();
        }
        if (rules.containsKey("const")) {
            assertThat(value).as(where).isEqualTo(rules.get("const"));
        }
        if (rules.get("enum") instanceof List<?> allowed) {
            assertThat(allowed.contains(value)).as(where + " is " + value).isTrue();
        }
        if (value instanceof Map<?, ?> object) {
            checkObject(rules, object, where);
        }
        if (value instanceof List<?> list && rules.containsKey("items")) {
            for (int i = 0; i < list.size(); i++) {
                check(rules.get("items"), list.get(i), where + "[" + i + "]");
            }
        }
    }

    private void checkObject(Map<String, Object> rules, Map<?, ?> object, String where) {
        Map<?, ?> properties = (Map<?, ?>) rules.getOrDefault("properties", Map.of());
        for (Object name : (List<?>) rules.getOrDefault("required", List.of())) {
            assertThat(object.containsKey(name)).as(where + " has " + name).isTrue();
        }
        object.forEach((name, value) -> {
            Object others = rules.getOrDefault("additionalProperties", true);
            if (properties.containsKey(name)) {
                check(properties.get(name), value, where + "." + name);
            } else if (others instanceof Map<?, ?>) {
                check(others, value, where + "." + name);
            } else {
                assertThat(others).as(where + "." + name + " is described").isEqualTo(true);
            }
        });
    }

    private static List<?> types(Map<String, Object> rules) {
        return rules.get("type") instanceof List<?> several ? several : List.of(rules.get("type"));
    }

    private static String type(Object value, List<?> wanted) {
        if (value instanceof BigDecimal number) {
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            return whole && wanted.contains("integer") ? "integer" : "number";
        }
        if (value == null) {
            return "null";
        }
        return value instanceof String
                ? "string"
                : value instanceof Boolean ? "boolean" : value instanceof List<?> ? "array" : "object";
    }
}
