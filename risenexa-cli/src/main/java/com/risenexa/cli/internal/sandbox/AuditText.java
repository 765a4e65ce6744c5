package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.cli.internal.output.Table;
import com.risenexa.cli.internal.output.Table.Cell;
import com.risenexa.cli.internal.output.Table.Column;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an audit found, a rule a line; below a rule that was broken, by which attempts. */
final class AuditText {
    private final CliContext context;

    AuditText(CliContext context) {
        this.context = context;
    }

    void show(Map<String, @Nullable Object> audit, boolean ok) {
        Output out = context.out();
        out.line((ok ? out.in(Style.GOOD, "audit ok: ") : out.in(Style.BAD, "audit failed: "))
                + JsonFields.counted(audit, "attempts") + ", " + JsonFields.counted(audit, "deliveries"));
        Table table =
                new Table(Column.text(" "), Column.text("rule"), Column.number("broken"), Column.flexible("expected"));
        for (Map<String, @Nullable Object> rule : JsonFields.maps(audit.get("rules"))) {
            row(table, rule);
        }
        table.print(out);
    }

    private static void row(Table table, Map<String, @Nullable Object> rule) {
        boolean pass = JsonFields.text(rule, "result").equals("pass");
        boolean warning = JsonFields.text(rule, "level").equals("warning");
        Style style = pass ? Style.GOOD : warning ? Style.WARN : Style.BAD;
        String name = JsonFields.text(rule, "rule");
        table.row(
                new Cell(pass ? "✓" : warning ? "!" : "✗", style),
                pass ? Cell.of(name) : new Cell(name, style),
                Cell.of(pass ? "-" : JsonFields.text(rule, "count")),
                new Cell(pass ? JsonFields.text(rule, "expects") : "", Style.DIM));
        if (!pass) {
            table.note(JsonFields.text(rule, "expects")); // whole, whatever the width
        }
        List<Map<String, @Nullable Object>> examples = JsonFields.maps(rule.get("examples"));
        for (Map<String, @Nullable Object> example : examples) {
            table.note("seq " + JsonFields.text(example, "seq") + ": " + JsonFields.text(example, "says"));
        }
    }
}
