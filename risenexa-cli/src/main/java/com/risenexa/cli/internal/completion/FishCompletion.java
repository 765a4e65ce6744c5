package com.risenexa.cli.internal.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Writes a completion script for fish, which picocli does not. */
final class FishCompletion {
    private static final String SEEN = "__fish_seen_subcommand_from ";

    private final String program;
    private final StringBuilder script = new StringBuilder();

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(String program, CommandLine root) {
        FishCompletion completion = new FishCompletion(program);
        root.getCommandSpec().options().forEach(option -> completion.option("", option));
        completion.subcommands(List.of(), root);
        return completion.script.toString();
    }

    /**
     * A command's subcommands and their own options.
     *
     * @param path the names that lead to the command
     */
    private void subcommands(List<String> path, CommandLine command) {
        Map<String, CommandLine> below = command.getSubcommands();
        if (below.isEmpty()) {
            return;
        }
        String none = path.isEmpty()
                ? "__fish_use_subcommand"
                : seen(path) + "; and not " + SEEN + String.join(" ", below.keySet());
        below.forEach((name, child) -> {
            String[] description = child.getCommandSpec().usageMessage().description();
            line(none, "-f -a " + name, description.length == 0 ? "" : description[0]);
            List<String> names = new ArrayList<>(path);
            names.add(name);
            child.getCommandSpec().options().stream()
                    .filter(option -> !option.inherited())
                    .forEach(option -> option(seen(names), option));
            subcommands(names, child);
        });
    }

    private static String seen(List<String> path) {
        return path.stream().map(name -> SEEN + name).collect(Collectors.joining("; and "));
    }

    private void option(String condition, OptionSpec option) {
        String names = Stream.of(option.names())
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
        boolean takesValue = option.arity().max() > 0;
        String values = option.type().isEnum()
                ? " -x -a '"
                        + Stream.of(option.type().getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(" "))
                        + "'"
                : takesValue ? " -r" : "";
        line(condition, names + values, option.description().length == 0 ? "" : option.description()[0]);
    }

    private void line(String condition, String what, String description) {
        script.append("complete -c ").append(program);
        if (!condition.isEmpty()) {
            script.append(" -n ").append(quoted(condition));
        }
        script.append(' ')
                .append(what)
                .append(" -d ")
                .append(quoted(description))
                .append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
