package com.risenexa.sandbox.internal.view;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Counters.Count;

/** The text format that Prometheus reads. */
public final class Metrics {
    private final StringBuilder text = new StringBuilder(2048);

    /** Begins a family of samples. */
    public Metrics family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /** One sample; labels as name, value, name, value. */
    public Metrics sample(String name, long value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]))
                    .append('"');
        }
        text.append(labels.length > 0 ? "} " : " ").append(value).append('\n');
        return this;
    }

    /** What a startup's counters say. */
    public void events(String name, String startup, Counters counters) {
        events(name, startup, "user_registered", counters.registered());
        events(name, startup, "user_converted", counters.converted());
    }

    private void events(String name, String startup, String type, Count count) {
        sample(name, count.added(), "startup", startup, "event_type", type, "action", "add");
        sample(name, count.removed(), "startup", startup, "event_type", type, "action", "remove");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    public String text() {
        return text.toString();
    }
}
