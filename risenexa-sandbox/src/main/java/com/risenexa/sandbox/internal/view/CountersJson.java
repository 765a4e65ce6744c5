package com.risenexa.sandbox.internal.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Counters.Count;
import java.io.IOException;

/** Counters as JSON: always both types. */
public final class CountersJson {
    private CountersJson() {}

    public static void fields(JsonGenerator json, Counters counters) throws IOException {
        count(json, "user_registered", counters.registered());
        count(json, "user_converted", counters.converted());
    }

    private static void count(JsonGenerator json, String type, Count count) throws IOException {
        json.writeObjectFieldStart(type);
        json.writeNumberField("added", count.added());
        json.writeNumberField("removed", count.removed());
        json.writeNumberField("net", count.net());
        json.writeEndObject();
    }
}
