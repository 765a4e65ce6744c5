package com.risenexa.cli.internal;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.HelpCommand.HelpText;
import com.risenexa.cli.internal.options.GlobalOptions;
import com.risenexa.cli.internal.version.VersionCommand;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line. */
public final class Cli {
    private final CliContext context;
    private final ErrorReporter errors;

    private Cli(CliContext context) {
        this.context = context;
        this.errors = new ErrorReporter(context);
    }

    /** Runs a command; the number of its {@link ExitCode}. Throws nothing but {@code Error}s. */
    public static int run(ProcessEnvironment process, String... args) {
        return new Cli(new CliContext(process, new GlobalOptions())).run(args);
    }

    private int run(String... args) {
        int exitCode;
        try {
            List<String> words = Arrays.asList(args);
            exitCode = isPlainVersion(words) ? version(words) : execute(args);
        } catch (Exception e) {
            exitCode = errors.report(e).code();
        }
        return errors.withOutput(exitCode);
    }

    /** Answered without picocli, which costs several times the start of a JVM (docs/decisions/0015). */
    private static boolean isPlainVersion(List<String> words) {
        return words.equals(List.of("version"))
                || words.equals(List.of("--version"))
                || words.equals(List.of("version", "--json"))
                || words.equals(List.of("--json", "version"));
    }

    private int version(List<String> words) throws Exception {
        context.options().json = words.contains("--json");
        return new VersionCommand(context).call();
    }

    /** Only all commands together can say which one was meant. */
    private int execute(String... args) {
        IParameterExceptionHandler all = (failure, given) -> execute(CommandTree.all(context), this::reportUsage, args);
        return execute(CommandTree.named(context, args), all, args);
    }

    private int execute(CommandLine commands, IParameterExceptionHandler onUsageError, String... args) {
        return commands.setExecutionStrategy(this::runLast)
                .setExecutionExceptionHandler(
                        (failure, command, parsed) -> errors.report(failure).code())
                .setParameterExceptionHandler(onUsageError)
                .execute(args);
    }

    private int runLast(ParseResult parsed) {
        ParseResult last = parsed;
        boolean help = last.isUsageHelpRequested();
        while (last.hasSubcommand()) {
            last = last.subcommand();
            help |= last.isUsageHelpRequested();
        }
        CommandLine command = last.commandSpec().commandLine();
        if (help) {
            context.out().print(HelpText.of(command, context.out()));
            return ExitCode.DONE.code();
        }
        if (last.commandSpec().userObject() instanceof CliCommand) {
            return new RunLast().execute(parsed);
        }
        context.err().print(HelpText.of(command, context.err()));
        return ExitCode.USAGE.code();
    }

    private int reportUsage(ParameterException failure, String[] args) {
        context.options().json |= List.of(args).contains("--json");
        boolean known = failure instanceof UnmatchedArgumentException;
        return errors.report(Usage.of(known ? failure : Usage.mistyped(failure, CommandTree.all(context), args)))
                .code();
    }

    /** Turns off the logging of the client and the sandbox, since the command reports in its own words. */
    public static final class LogSilencer {
        /** Held here, or the garbage collector would take the level away with the logger. */
        private static final Logger OURS = Logger.getLogger("com.risenexa");

        /** Warns of a machine without a network, where the sandbox works as well. */
        private static final Logger NETTY = Logger.getLogger("io.netty");

        private LogSilencer() {}

        public static void quieten() {
            OURS.setLevel(Level.OFF);
            NETTY.setLevel(Level.SEVERE);
        }
    }
}
