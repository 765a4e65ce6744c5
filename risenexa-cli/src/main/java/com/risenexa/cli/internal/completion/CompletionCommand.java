package com.risenexa.cli.internal.completion;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CommandTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "Print a script that completes commands and options in a shell.",
        footer = {"  source <(risenexa completion bash)", "  risenexa completion fish | source"})
public final class CompletionCommand extends CliCommand {
    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.bash;

    public CompletionCommand(CliContext context) {
        super(context);
    }

    /** A shell; named as on the command line. For zsh it is bash's script, which switches bash's way of completion on. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Override
    protected ExitCode run() {
        CommandLine root = CommandTree.all(context());
        boolean fish = shell == Shell.fish;
        context().out().print(fish ? FishCompletion.of("risenexa", root) : AutoComplete.bash("risenexa", root));
        if (context().process().outIsTerminal()) {
            context()
                    .say("Use it with: "
                            + (fish
                                    ? "risenexa completion fish | source"
                                    : "source <(risenexa completion " + shell + ")"));
        }
        return ExitCode.DONE;
    }

    /** Writes a completion script for fish, which picocli does not. */
    static final class FishCompletion {
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
}
