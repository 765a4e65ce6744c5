package com.risenexa.cli.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** The names that a mistyped word may have meant: those to which the fewest slips of the hand lead. */
    static final class Suggestions {
        private static final int MOST_SLIPS = 2;

        private Suggestions() {}

        static List<String> of(String word, Collection<String> names) {
            TreeMap<Integer, List<String>> bySlips = new TreeMap<>();
            for (String name : names) {
                int slips = slips(word, name);
                if (slips <= Math.min(MOST_SLIPS, name.length() / 2)) {
                    bySlips.merge(slips, List.of(name), Suggestions::both);
                }
            }
            return bySlips.isEmpty() ? List.of() : bySlips.firstEntry().getValue();
        }

        private static List<String> both(List<String> some, List<String> more) {
            return Stream.concat(some.stream(), more.stream()).distinct().toList();
        }

        /** A letter too many, too few, wrong, or two in each other's place (optimal string alignment). */
        private static int slips(String typed, String name) {
            int[][] least = new int[typed.length() + 1][name.length() + 1];
            Arrays.setAll(least[0], i -> i);
            for (int i = 1; i <= typed.length(); i++) {
                least[i][0] = i;
                for (int j = 1; j <= name.length(); j++) {
                    boolean same = typed.charAt(i - 1) == name.charAt(j - 1);
                    int best = Math.min(
                            Math.min(least[i - 1][j], least[i][j - 1]) + 1, least[i - 1][j - 1] + (same ? 0 : 1));
                    boolean swapped = i > 1
                            && j > 1
                            && typed.charAt(i - 1) == name.charAt(j - 2)
                            && typed.charAt(i - 2) == name.charAt(j - 1);
                    least[i][j] = swapped ? Math.min(best, least[i - 2][j - 2] + 1) : best;
                }
            }
            return least[typed.length()][name.length()];
        }
    }
}
