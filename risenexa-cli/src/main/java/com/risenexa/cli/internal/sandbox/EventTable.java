package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.cli.internal.output.Table;
import com.risenexa.cli.internal.output.Table.Cell;
import com.risenexa.cli.internal.output.Table.Column;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Logical events, a line each. */
final class EventTable {
    private final CliContext context;

    EventTable(CliContext context) {
        this.context = context;
    }

    void show(List<Map<String, @Nullable Object>> events) {
        if (events.isEmpty()) {
            context.say("No event matches.");
            return;
        }
        Table table = new Table(
                Column.number("seq"),
                Column.text("counted"),
                Column.text("outcome"),
                Column.text(" type"),
                Column.flexible("user"),
                Column.number("attempts"),
                Column.flexible("event_id"));
        TimestampFormat moments = new TimestampFormat();
        for (Map<String, @Nullable Object> event : events) {
            String outcome = JsonFields.text(event, "outcome");
            table.row(
                    Cell.of(JsonFields.text(event, "seq")),
                    new Cell(moments.text(JsonFields.text(event, "counted_at")), Style.DIM),
                    new Cell(outcome, OutcomeStyles.style(outcome)),
                    Cell.of((JsonFields.text(event, "action").equals("remove") ? "-" : "+")
                            + JsonFields.text(event, "event_type")),
                    Cell.of(JsonFields.text(event, "user_id")),
                    Cell.of(JsonFields.text(event, "attempts")),
                    Cell.of(JsonFields.text(event, "event_id")));
        }
        table.print(context.out());
    }
}
