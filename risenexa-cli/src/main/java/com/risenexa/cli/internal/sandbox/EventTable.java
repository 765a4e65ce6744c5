package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Logical events, a line each. */
final class EventTable {
    private static final String ROW = "%6s  %-9s  %1s%-15s  %-16s  %8s  %s";

    private final Session session;

    EventTable(Session session) {
        this.session = session;
    }

    void show(List<Map<String, @Nullable Object>> events) {
        if (events.isEmpty()) {
            session.say("No event matches.");
            return;
        }
        Output out = session.out();
        out.line(out.in(
                Style.QUIET,
                String.format(Locale.ROOT, ROW, "seq", "outcome", "", "type", "user", "attempts", "event_id")));
        for (Map<String, @Nullable Object> event : events) {
            out.line(String.format(
                    Locale.ROOT,
                    ROW,
                    Items.text(event, "seq"),
                    Items.text(event, "outcome"),
                    Items.text(event, "action").equals("remove") ? "-" : "+",
                    Items.text(event, "event_type"),
                    Items.text(event, "user_id"),
                    Items.text(event, "attempts"),
                    Items.text(event, "event_id")));
        }
    }
}
