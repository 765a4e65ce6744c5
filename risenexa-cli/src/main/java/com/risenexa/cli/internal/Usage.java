package com.risenexa.cli.internal;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in two lines what is wrong with a command line, and what may have been meant. */
final class Usage {
    /** What picocli adds where a type of Java refuses a text. */
    private static final Pattern JAVA_REASON = Pattern.compile(" \\(java\\.[^)]*\\)$");

    private Usage() {}

    /** What picocli says of a command line. */
    static CliException of(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        String message =
                JAVA_REASON.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
        return CliException.usage(message, see(failure.getCommandLine()));
    }

    /** A word that names no command below this one. */
    static CliException unknown(String word, CommandLine command) {
        return unknown(word, command, List.of());
    }

    private static CliException unmatched(UnmatchedArgumentException failure) {
        return unknown(failure.getUnmatched().get(0), failure.getCommandLine(), failure.getSuggestions());
    }

    private static CliException unknown(String word, CommandLine command, List<String> otherwise) {
        String kind = word.startsWith("-") ? "unknown option " : "unknown command or argument ";
        List<String> similar = similar(word, command.getCommandSpec());
        List<String> meant = similar.isEmpty() ? otherwise : similar;
        String question = meant.isEmpty() ? "" : "Did you mean " + String.join(" or ", meant) + "? ";
        return CliException.usage(kind + word, question + see(command));
    }

    /** picocli's own suggestions count pairs of letters, and two swapped ones spoil three of those. */
    private static List<String> similar(String word, CommandSpec spec) {
        String name = word.startsWith("--") ? word.replaceFirst("=.*", "") : word;
        return Suggestions.of(
                name,
                name.startsWith("-")
                        ? spec.optionsMap().keySet()
                        : spec.subcommands().keySet());
    }

    private static String see(CommandLine command) {
        return "See " + command.getCommandSpec().qualifiedName() + " --help";
    }

    /**
     * The option that was mistyped, if one was, before what follows from it: picocli says of {@code --usr u1} only that
     * {@code --user} is missing.
     *
     * @param command which is changed: it parses no other arguments afterwards
     */
    static ParameterException mistyped(ParameterException other, CommandLine command, String... args) {
        collectErrors(command);
        for (ParseResult parsed = command.parseArgs(args); ; parsed = parsed.subcommand()) {
            for (Exception error : parsed.errors()) {
                if (error instanceof UnmatchedArgumentException unmatched && explains(unmatched)) {
                    return unmatched;
                }
            }
            if (!parsed.hasSubcommand()) {
                return other;
            }
        }
    }

    /** An option, or a word where a command is expected; another argument too many may be what was not understood. */
    private static boolean explains(UnmatchedArgumentException unmatched) {
        return unmatched.getUnmatched().get(0).startsWith("-")
                || !unmatched.getCommandLine().getSubcommands().isEmpty();
    }

    private static void collectErrors(CommandLine command) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands().values().forEach(Usage::collectErrors);
    }
}
