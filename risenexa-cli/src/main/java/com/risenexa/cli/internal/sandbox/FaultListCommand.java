package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Table;
import com.risenexa.cli.internal.output.Table.Column;
import com.risenexa.cli.internal.remote.QueryString;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "The faults that are set, first added first.",
        footer = "  risenexa sandbox fault list")
public final class FaultListCommand extends SandboxSubcommand {
    public FaultListCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        SandboxApi.Answer answer = sandbox.get("/faults", QueryString.NONE.with("startup", startup));
        if (context().json()) {
            context().document(answer.json());
            return ExitCode.DONE;
        }
        List<Map<String, @Nullable Object>> faults = JsonFields.of(answer);
        if (faults.isEmpty()) {
            context().say("No fault is set.");
            return ExitCode.DONE;
        }
        Table table = new Table(
                Column.number("id"),
                Column.flexible("script"),
                Column.text("scope"),
                Column.number("hits"),
                Column.number("remaining"),
                Column.flexible("match"));
        for (Map<String, @Nullable Object> fault : faults) {
            String match = JsonFields.map(fault.get("match")).entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining(","));
            String remaining = JsonFields.text(fault, "remaining");
            table.row(
                    JsonFields.text(fault, "id"),
                    JsonFields.text(fault, "script"),
                    JsonFields.text(fault, "scope"),
                    JsonFields.text(fault, "hits"),
                    remaining.isEmpty() ? "-" : remaining,
                    match);
        }
        table.print(context().out());
        return ExitCode.DONE;
    }
}
