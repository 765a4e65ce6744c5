package com.risenexa.cli.internal;

import com.risenexa.cli.Exit;
import com.risenexa.cli.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command that the arguments name, and runs it. */
final class Dispatch {
    private final Session session;

    Dispatch(Session session) {
        this.session = session;
    }

    Exit run(String... args) throws Exception {
        ParseResult parsed;
        try {
            parsed = parse(args);
        } catch (ParameterException e) {
            session.options().json |= List.of(args).contains("--json");
            throw Usage.of(e);
        }
        boolean help = parsed.isUsageHelpRequested();
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
            help |= parsed.isUsageHelpRequested();
        }
        CommandLine command = parsed.commandSpec().commandLine();
        if (help) {
            session.out().print(HelpText.of(command, session.out()));
            return ExitCode.DONE;
        }
        if (parsed.commandSpec().userObject() instanceof SessionCommand chosen) {
            return chosen.run();
        }
        session.err().print(HelpText.of(command, session.err()));
        return ExitCode.USAGE;
    }

    /** Only all commands together can say which one was meant. */
    private ParseResult parse(String... args) {
        try {
            return Commands.named(session, args).parseArgs(args);
        } catch (ParameterException e) {
            return parseAll(args);
        }
    }

    private ParseResult parseAll(String... args) {
        try {
            return Commands.all(session).parseArgs(args);
        } catch (UnmatchedArgumentException e) {
            throw e;
        } catch (ParameterException e) {
            throw Usage.mistyped(e, Commands.all(session), args);
        }
    }
}
