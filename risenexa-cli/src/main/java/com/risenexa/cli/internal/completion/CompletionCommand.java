package com.risenexa.cli.internal.completion;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CommandTree;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "Print a script that completes commands and options in a shell.",
        footer = {"  source <(risenexa completion bash)", "  risenexa completion fish | source"})
public final class CompletionCommand extends CliCommand {
    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.bash;

    public CompletionCommand(CliContext context) {
        super(context);
    }

    /** A shell; named as on the command line. For zsh it is bash's script, which switches bash's way of completion on. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Override
    protected ExitCode run() {
        CommandLine root = CommandTree.all(context());
        boolean fish = shell == Shell.fish;
        context().out().print(fish ? FishCompletion.of("risenexa", root) : AutoComplete.bash("risenexa", root));
        if (context().process().outIsTerminal()) {
            context()
                    .say("Use it with: "
                            + (fish
                                    ? "risenexa completion fish | source"
                                    : "source <(risenexa completion " + shell + ")"));
        }
        return ExitCode.DONE;
    }
}
