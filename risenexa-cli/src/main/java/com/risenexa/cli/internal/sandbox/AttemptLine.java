package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request in one line: when, what was answered, what became of it, whose event, and why. */
final class AttemptLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int SHORT_ID = 8;

    private final Session session;

    AttemptLine(Session session) {
        this.session = session;
    }

    void show(Map<String, @Nullable Object> attempt) {
        if (session.json()) {
            session.document(attempt);
            return;
        }
        Output out = session.out();
        String outcome = Items.text(attempt, "outcome");
        String status = Items.text(attempt, "status");
        String why = String.join(" ", Items.text(attempt, "fault"), Items.text(attempt, "code"))
                .strip();
        String id = Items.text(attempt, "event_id");
        String sign = Items.text(attempt, "action").equals("remove") ? "-" : "+";
        out.line(out.in(Style.QUIET, TIME.format(Instant.parse(Items.text(attempt, "at")))) + "  "
                + out.in(
                        style(outcome),
                        String.format(Locale.ROOT, "%3s %-9s", status.isEmpty() ? "-" : status, outcome))
                + "  "
                + String.format(
                        Locale.ROOT,
                        "%s%-15s  %-14s  %-8s",
                        sign,
                        Items.text(attempt, "event_type"),
                        Items.text(attempt, "user_id"),
                        id.substring(0, Math.min(SHORT_ID, id.length())))
                + (why.isEmpty() ? "" : "  " + out.in(Style.QUIET, why)));
    }

    private static Style style(String outcome) {
        return switch (outcome) {
            case "counted" -> Style.GOOD;
            case "duplicate" -> Style.LINK;
            case "rejected", "conflict" -> Style.BAD;
            default -> Style.TROUBLE;
        };
    }
}
