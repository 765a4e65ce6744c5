package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Table;
import com.risenexa.cli.internal.output.Table.Column;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxApi.QueryString;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fault",
        description = "With which faults the sandbox answers.",
        subcommands = {
            FaultCommand.FaultAddCommand.class,
            FaultCommand.FaultListCommand.class,
            FaultCommand.FaultClearCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"  risenexa sandbox fault add 503*2,ok", "  risenexa sandbox fault list"})
public final class FaultCommand {

    @Command(
            name = "add",
            description = "Add a fault, such as 503*2,ok or lost-ack,ok (docs/sandbox.md).",
            footer = {
                "  risenexa sandbox fault add lost-ack,ok --match user=usr_42",
                "  risenexa sandbox fault add 503*2,ok --match type=user_converted,attempt=1"
            })
    public static final class FaultAddCommand extends SandboxSubcommand {
        @Parameters(paramLabel = "SCRIPT", description = "The fault script: one step for each attempt.")
        String script = "";

        @Option(
                names = "--match",
                paramLabel = "K=V",
                split = ",",
                description = "Only attempts of this startup, type, action, user, event or attempt. Repeatable.")
        Map<String, String> match = new LinkedHashMap<>();

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                description = "event (each event walks the script) or global (in order of arrival).")
        Scope scope = Scope.event;

        /** The scope of a script; constants are named as on the command line. */
        enum Scope {
            event,
            global
        }

        public FaultAddCommand(CliContext context) {
            super(context);
        }

        @Override
        ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
            Map<String, String> all = new LinkedHashMap<>(match);
            if (startup != null) {
                all.putIfAbsent("startup", startup);
            }
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("script", script);
            body.put("match", all);
            body.put("scope", scope.name());
            Map<String, @Nullable Object> fault = sandbox.post("/faults", body).json();
            render(
                    fault,
                    out -> out.line("fault " + JsonFields.text(fault, "id") + "  " + JsonFields.text(fault, "script")));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "list",
            description = "The faults that are set, first added first.",
            footer = "  risenexa sandbox fault list")
    public static final class FaultListCommand extends SandboxSubcommand {
        public FaultListCommand(CliContext context) {
            super(context);
        }

        @Override
        ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
            SandboxApi.Answer answer = sandbox.get("/faults", QueryString.NONE.with("startup", startup));
            render(answer.json(), out -> show(out, JsonFields.of(answer)));
            return ExitCode.DONE;
        }

        private void show(Output out, List<Map<String, @Nullable Object>> faults) {
            if (faults.isEmpty()) {
                context().say("No fault is set.");
                return;
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
            table.print(out);
        }
    }

    @Command(
            name = "clear",
            description = "Take faults away: all, those of --startup, or the one with this id.",
            footer = {"  risenexa sandbox fault clear", "  risenexa sandbox fault clear 3"})
    public static final class FaultClearCommand extends SandboxSubcommand {
        @Parameters(arity = "0..1", paramLabel = "ID", description = "Its number in the list.")
        @Nullable
        Long id;

        public FaultClearCommand(CliContext context) {
            super(context);
        }

        @Override
        ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
            SandboxApi.Answer answer = id == null
                    ? sandbox.delete("/faults", QueryString.NONE.with("startup", startup))
                    : sandbox.delete("/faults/" + id, QueryString.NONE);
            render(answer.json(), out -> out.line("removed: " + JsonFields.text(answer.json(), "removed")));
            return ExitCode.DONE;
        }
    }
}
