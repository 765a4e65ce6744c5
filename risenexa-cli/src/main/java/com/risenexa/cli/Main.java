package com.risenexa.cli;

import com.risenexa.cli.internal.Cli;
import com.risenexa.cli.internal.ProcessEnvironment;
import com.risenexa.cli.internal.Utf8Arguments;

/** The {@code risenexa} command. */
public final class Main {
    private Main() {}

    /**
     * Runs the command and ends the JVM with the number of an {@link ExitCode}.
     *
     * @param args as {@code risenexa --help} describes them
     */
    public static void main(String[] args) {
        int exitCode = Cli.run(ProcessEnvironment.ofProcess(), Utf8Arguments.of(args));
        if (exitCode != 0) { // from Java 21 on System.exit looks for a logger first
            System.exit(exitCode);
        }
    }
}
