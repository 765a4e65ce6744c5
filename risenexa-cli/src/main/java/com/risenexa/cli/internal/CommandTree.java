package com.risenexa.cli.internal;

import com.risenexa.cli.internal.completion.CompletionCommand;
import com.risenexa.cli.internal.config.ConfigCommand;
import com.risenexa.cli.internal.demo.DemoCommand;
import com.risenexa.cli.internal.doctor.DoctorCommand;
import com.risenexa.cli.internal.importer.ImportCommand;
import com.risenexa.cli.internal.options.GlobalOptions;
import com.risenexa.cli.internal.outbox.OutboxCommand;
import com.risenexa.cli.internal.sandbox.SandboxCommand;
import com.risenexa.cli.internal.track.TrackCommand;
import com.risenexa.cli.internal.version.VersionCommand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.InitializationException;
import picocli.CommandLine.Mixin;

/** The tree of commands. picocli pays for each one that it is told of, so a run tells it of those that it names. */
public final class CommandTree {
    private static final Map<String, Class<?>> TOP = new LinkedHashMap<>();

    static {
        TOP.put("demo", DemoCommand.class);
        TOP.put("track", TrackCommand.class);
        TOP.put("outbox", OutboxCommand.class);
        TOP.put("import", ImportCommand.class);
        TOP.put("sandbox", SandboxCommand.class);
        TOP.put("config", ConfigCommand.class);
        TOP.put("doctor", DoctorCommand.class);
        TOP.put("completion", CompletionCommand.class);
        TOP.put("help", HelpCommand.class);
        TOP.put("version", VersionCommand.class);
    }

    private CommandTree() {}

    /** All of them, for help, completion and suggestions. */
    public static CommandLine all(CliContext context) {
        return tree(context, name -> true);
    }

    /** Those whose names stand among the arguments; all if there are none. */
    static CommandLine named(CliContext context, String... args) {
        List<String> words = Arrays.asList(args);
        boolean help = words.contains("--help") || words.contains("-h") || words.contains("help");
        return help || words.stream().noneMatch(TOP::containsKey) ? all(context) : tree(context, words::contains);
    }

    private static CommandLine tree(CliContext context, Predicate<String> wanted) {
        CommandFactory factory = new CommandFactory(context);
        CommandLine root = new CommandLine(new RootCommand(context.options()), factory);
        TOP.forEach((name, type) -> {
            if (wanted.test(name)) {
                root.addSubcommand(name, new CommandLine(factory.create(type), factory));
            }
        });
        return root.setExpandAtFiles(false); // an argument is what was typed: --user @dave is a user
    }

    @Command(
            name = "risenexa",
            description = "Report registrations and conversions to Risenexa, and try it all on this machine.",
            synopsisSubcommandLabel = "COMMAND")
    static final class RootCommand {
        @Mixin
        final GlobalOptions options;

        RootCommand(GlobalOptions options) {
            this.options = options;
        }
    }

    /** Makes the commands, each with its session. */
    static final class CommandFactory implements CommandLine.IFactory {
        private final CliContext context;

        CommandFactory(CliContext context) {
            this.context = context;
        }

        @Override
        public <K> K create(Class<K> type) {
            try {
                return CliCommand.class.isAssignableFrom(type)
                        ? type.getConstructor(CliContext.class).newInstance(context)
                        : CommandLine.defaultFactory().create(type);
            } catch (Exception e) {
                throw new InitializationException("cannot make " + type, e);
            }
        }
    }
}
