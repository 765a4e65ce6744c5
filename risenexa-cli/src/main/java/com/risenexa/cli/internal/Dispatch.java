package com.risenexa.cli.internal;

import com.risenexa.cli.Exit;
import com.risenexa.cli.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
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
            throw Failure.usage(message(e), hint(e));
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
            return Commands.all(session).parseArgs(args);
        }
    }

    private static String message(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            return (word.startsWith("-") ? "unknown option " : "unknown command or argument ") + word;
        }
        return String.valueOf(failure.getMessage());
    }

    /** picocli's own suggestions count pairs of letters, and two swapped ones spoil three of those. */
    private static List<String> meant(UnmatchedArgumentException failure) {
        CommandSpec spec = failure.getCommandLine().getCommandSpec();
        String word = failure.getUnmatched().get(0);
        String name = word.startsWith("--") ? word.replaceFirst("=.*", "") : word;
        List<String> similar = Suggestions.of(
                name,
                name.startsWith("-")
                        ? spec.optionsMap().keySet()
                        : spec.subcommands().keySet());
        return similar.isEmpty() ? failure.getSuggestions() : similar;
    }

    private static String hint(ParameterException failure) {
        List<String> similar = failure instanceof UnmatchedArgumentException unmatched ? meant(unmatched) : List.of();
        String question = similar.isEmpty() ? "" : "Did you mean " + String.join(" or ", similar) + "? ";
        return question + "See " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    }
}
