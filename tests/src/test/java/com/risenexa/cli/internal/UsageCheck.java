package com.risenexa.cli.internal;

import com.risenexa.cli.internal.options.GlobalOptions;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Parses a call of the command without running it. */
public final class UsageCheck {
    private UsageCheck() {}

    /** What the command does not know of the words, empty if it knows all. A sentence may leave out required options. */
    public static String error(List<String> words) {
        try {
            CommandTree.all(new CliContext(ProcessEnvironment.ofProcess(), new GlobalOptions()))
                    .parseArgs(words.toArray(String[]::new));
            return "";
        } catch (MissingParameterException e) {
            return "";
        } catch (ParameterException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
