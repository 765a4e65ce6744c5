package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.Table;
import com.risenexa.cli.internal.output.Table.Cell;
import com.risenexa.cli.internal.output.Table.Column;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxApi.QueryString;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "counters",
        description = "Show the counters of all startups, or of --startup.",
        footer = "  risenexa sandbox counters --startup demo")
public final class CountersCommand extends SandboxSubcommand {
    public CountersCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        Map<String, @Nullable Object> counters = sandbox.get("/counters", QueryString.NONE.with("startup", startup))
                .json();
        render(counters, out -> show(out, counters));
        return ExitCode.DONE;
    }

    private static void show(Output out, Map<String, @Nullable Object> counters) {
        Table table = new Table(
                Column.text("startup"),
                Column.text("type"),
                Column.number("added"),
                Column.number("removed"),
                Column.number("net"));
        counters.forEach((slug, types) -> JsonFields.map(types).forEach((type, numbers) -> {
            Map<String, @Nullable Object> count = JsonFields.map(numbers);
            table.row(
                    Cell.of(slug),
                    Cell.of(type),
                    Cell.of(JsonFields.text(count, "added")),
                    Cell.of(JsonFields.text(count, "removed")),
                    new Cell(JsonFields.text(count, "net"), Style.STRONG));
        }));
        table.print(out);
    }
}
