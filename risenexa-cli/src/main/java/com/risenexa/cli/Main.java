package com.risenexa.cli;

import com.risenexa.cli.internal.Cli;
import com.risenexa.cli.internal.Surroundings;
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
        System.exit(Cli.run(Surroundings.ofProcess(), Utf8Arguments.of(args)));
    }
}
