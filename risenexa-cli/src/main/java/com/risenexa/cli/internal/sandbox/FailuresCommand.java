package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.Table;
import com.risenexa.cli.internal.output.Table.Cell;
import com.risenexa.cli.internal.output.Table.Column;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.sandbox.AttemptPrinter.TimestampFormat;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "failures",
        description = "Show why requests were rejected: the most frequent reason first, with what to do.",
        footer = {"  risenexa sandbox failures", "  risenexa sandbox failures --user usr_42"})
public final class FailuresCommand extends SandboxSubcommand {
    @Mixin
    FilterOptions wanted = new FilterOptions();

    public FailuresCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        SandboxApi.Answer answer = sandbox.get("/failures", wanted.query(startup));
        render(answer.json(), out -> show(out, JsonFields.of(answer)));
        return ExitCode.DONE;
    }

    private void show(Output out, List<Map<String, @Nullable Object>> failures) {
        if (failures.isEmpty()) {
            context().say("Nothing was rejected.");
            return;
        }
        Table table = new Table(
                Column.number("count"),
                Column.text("code"),
                Column.text("first"),
                Column.text("last"),
                Column.number("seq"),
                Column.flexible("user"));
        TimestampFormat moments = new TimestampFormat();
        for (Map<String, @Nullable Object> failure : failures) {
            Map<String, @Nullable Object> sample = JsonFields.map(failure.get("sample"));
            table.row(
                    Cell.of(JsonFields.text(failure, "count")),
                    new Cell(JsonFields.text(failure, "code"), Style.BAD),
                    new Cell(moments.text(JsonFields.text(failure, "first")), Style.DIM),
                    new Cell(moments.text(JsonFields.text(failure, "last")), Style.DIM),
                    Cell.of(JsonFields.text(sample, "seq")),
                    Cell.of(JsonFields.text(sample, "user_id")));
            table.note(JsonFields.text(failure, "remedy"));
        }
        table.print(out);
    }
}
