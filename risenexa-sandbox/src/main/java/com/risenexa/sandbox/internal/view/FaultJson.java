package com.risenexa.sandbox.internal.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.internal.json.Json;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stored faults as JSON. */
public final class FaultJson {
    private FaultJson() {}

    public static void write(JsonGenerator json, Fault fault) throws IOException {
        json.writeStartObject();
        fields(json, fault);
        json.writeEndObject();
    }

    public static void fields(JsonGenerator json, Fault fault) throws IOException {
        json.writeNumberField("id", fault.id());
        json.writeStringField("script", fault.script());
        match(json, fault.match());
        json.writeStringField("scope", fault.scope().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("hits", fault.hits());
        Json.field(json, "remaining", fault.remaining());
    }

    private static void match(JsonGenerator json, FaultMatcher match) throws IOException {
        json.writeObjectFieldStart("match");
        given(json, "startup", match.startup());
        given(json, "type", match.type());
        given(json, "action", match.action());
        given(json, "user", match.user());
        given(json, "event", match.event());
        Integer attempt = match.attempt();
        if (attempt != null) {
            Json.field(json, "attempt", (Long) attempt.longValue());
        }
        json.writeEndObject();
    }

    private static void given(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
