package com.risenexa.sandbox.internal.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.risenexa.sandbox.internal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a request body that the contract defines; others are skipped. */
final class BodyFields {
    private static final Set<String> KNOWN =
            Set.of("event_type", "user_id", "startup_slug", "event_id", "occurred_at", "metadata", "action");

    /** A value that is neither a string nor an object. */
    private static final Object OTHER = new Object();

    static final BodyFields NONE = new BodyFields(Map.of());

    private final Map<String, Object> values;

    private BodyFields(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Reads a body.
     *
     * @throws IOException if it is not exactly one JSON object
     */
    static BodyFields read(byte[] body) throws IOException {
        Map<String, Object> values = new HashMap<>();
        try (JsonParser parser = Json.FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the body must be one JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken kind = parser.nextToken();
                if (KNOWN.contains(name)) {
                    values.put(name, value(parser, kind, body));
                }
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
        }
        return new BodyFields(values);
    }

    private static Object value(JsonParser parser, JsonToken kind, byte[] body) throws IOException {
        if (kind == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (kind != JsonToken.START_OBJECT) {
            return OTHER;
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentTokenLocation().getByteOffset() + 1;
        if (from < 0) {
            throw new IOException("the body must be UTF-8");
        }
        return new ObjectText(new String(body, from, to - from, StandardCharsets.UTF_8));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The field's string; null if it is absent or not a string. */
    @Nullable
    String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    /** The field's object as it was written; null if it is absent or not an object. */
    @Nullable
    String object(String name) {
        return values.get(name) instanceof ObjectText object ? object.json() : null;
    }

    /** In lower case; null if it is absent or not a string. */
    @Nullable
    String eventId() {
        String id = text("event_id");
        return id == null ? null : id.toLowerCase(Locale.ROOT);
    }

    /** Add if it is absent; null if it is not a string, or nothing could be read. */
    @Nullable
    String action() {
        return this == NONE || has("action") ? text("action") : "add";
    }

    private record ObjectText(String json) {}
}
