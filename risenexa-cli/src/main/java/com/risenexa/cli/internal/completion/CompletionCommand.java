package com.risenexa.cli.internal.completion;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Commands;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.SessionCommand;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "Print a script that completes commands and options in a shell.",
        footer = "  source <(risenexa completion bash)")
public final class CompletionCommand extends SessionCommand {
    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.bash;

    public CompletionCommand(Session session) {
        super(session);
    }

    /** A shell; named as on the command line. The script is the same: in zsh it switches bash's way of completion on. */
    enum Shell {
        bash,
        zsh
    }

    @Override
    protected ExitCode run() {
        session().out().print(AutoComplete.bash("risenexa", Commands.all(session())));
        if (session().surroundings().outIsTerminal()) {
            session().say("Use it with: source <(risenexa completion " + shell + ")");
        }
        return ExitCode.DONE;
    }
}
