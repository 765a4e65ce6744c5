package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "env",
        description = "Print the environment by which a client finds the sandbox, for a shell to read.",
        footer = {
            "  risenexa sandbox env --shell sh",
            "  eval \"$(risenexa sandbox env)\"",
            "  risenexa sandbox env --shell fish | source",
            "  risenexa sandbox env --shell powershell | Out-String | Invoke-Expression"
        })
public final class EnvCommand extends SandboxSubcommand {
    @Option(names = "--shell", paramLabel = "SHELL", description = "sh, fish or powershell (the one that runs).")
    @Nullable
    ShellSyntax shell;

    public EnvCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        Map<String, String> variables = ClientEnvironment.of(context(), sandbox, startup);
        if (context().json()) {
            context().document(variables);
            return ExitCode.DONE;
        }
        ShellSyntax chosen = shell == null ? ShellSyntax.of(context().process()) : shell;
        variables.forEach((name, value) -> context().out().line(chosen.assignment(name, value)));
        if (context().process().outIsTerminal()) {
            context().say("To set it here: " + chosen.howTo());
        }
        return ExitCode.DONE;
    }
}
