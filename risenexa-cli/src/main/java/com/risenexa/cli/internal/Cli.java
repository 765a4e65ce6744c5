package com.risenexa.cli.internal;

import com.risenexa.cli.Exit;
import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.options.GlobalOptions;
import com.risenexa.cli.internal.version.VersionCommand;
import java.util.Arrays;
import java.util.List;

/** Runs one command line. */
public final class Cli {
    private final CliContext context;

    private Cli(CliContext context) {
        this.context = context;
    }

    /** Runs a command; the number of its {@link ExitCode}. Throws nothing but {@code Error}s. */
    public static int run(ProcessEnvironment process, String... args) {
        return new Cli(new CliContext(process, new GlobalOptions())).run(args).code();
    }

    private Exit run(String... args) {
        ErrorReporter failures = new ErrorReporter(context);
        Exit exit;
        try {
            List<String> words = Arrays.asList(args);
            exit = isPlainVersion(words) ? version(words) : new CommandRunner(context).run(args);
        } catch (Exception e) {
            exit = failures.end(e);
        }
        return failures.withOutput(exit);
    }

    /** Answered without picocli, which costs several times the start of a JVM (docs/decisions/0010). */
    private static boolean isPlainVersion(List<String> words) {
        return words.equals(List.of("version"))
                || words.equals(List.of("--version"))
                || words.equals(List.of("version", "--json"))
                || words.equals(List.of("--json", "version"));
    }

    private Exit version(List<String> words) throws Exception {
        context.options().json = words.contains("--json");
        CliCommand command = new VersionCommand(context);
        return command.run();
    }
}
