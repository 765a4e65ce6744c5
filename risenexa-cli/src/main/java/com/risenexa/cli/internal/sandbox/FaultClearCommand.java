package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.remote.QueryString;
import com.risenexa.cli.internal.remote.SandboxApi;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "clear",
        description = "Take faults away: all, those of --startup, or the one with this id.",
        footer = {"  risenexa sandbox fault clear", "  risenexa sandbox fault clear 3"})
public final class FaultClearCommand extends SandboxSubcommand {
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
        if (context().json()) {
            context().document(answer.json());
        } else {
            context().out().line("removed: " + JsonFields.text(answer.json(), "removed"));
        }
        return ExitCode.DONE;
    }
}
