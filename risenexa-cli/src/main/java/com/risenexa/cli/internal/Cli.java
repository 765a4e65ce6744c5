package com.risenexa.cli.internal;

import com.risenexa.cli.internal.options.GlobalOptions;
import picocli.CommandLine;

/** Runs one command line. */
public final class Cli {
    private Cli() {}

    /** Runs a command; its number for the operating system. */
    public static int run(Surroundings surroundings, String... args) {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(surroundings, options);
        CommandLine line = new CommandLine(new RootCommand(options), new SessionFactory(session));
        Failures failures = new Failures(session);
        line.setExecutionExceptionHandler(failures::execution);
        line.setParameterExceptionHandler(failures::usage);
        return line.execute(args);
    }
}
