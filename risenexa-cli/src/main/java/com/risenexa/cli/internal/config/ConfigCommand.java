package com.risenexa.cli.internal.config;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.config.Setting.ResolvedValue;
import com.risenexa.cli.internal.output.ApiKeyMask;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "config",
        description = "Show the configuration.",
        subcommands = ConfigCommand.ConfigShowCommand.class,
        synopsisSubcommandLabel = "COMMAND")
public final class ConfigCommand {

    @Command(name = "show", description = "Show each setting and where its value comes from; the API key is masked.")
    public static final class ConfigShowCommand extends CliCommand {
        public ConfigShowCommand(CliContext context) {
            super(context);
        }

        @Override
        protected ExitCode run() {
            new ConfigTable(context()).show(Configuration.orSandbox(context()));
            return ExitCode.DONE;
        }
    }

    /** Shows a configuration. */
    static final class ConfigTable {
        private final CliContext context;

        ConfigTable(CliContext context) {
            this.context = context;
        }

        void show(Configuration configuration) {
            table(configuration);
            String obstacle = configuration.obstacle();
            if (obstacle != null) {
                context.err().line("No event can be sent: " + TerminalSanitizer.text(obstacle) + ".");
            }
        }

        private void table(Configuration configuration) {
            if (context.json()) {
                context.document(document(configuration));
                return;
            }
            Output out = context.out();
            configuration.values().forEach((setting, value) -> {
                String source = value.source().label() + (value.place() == null ? "" : " " + value.place());
                String text = TerminalSanitizer.text(shown(setting, value));
                out.line(String.format(Locale.ROOT, "%-16s %-28s ", setting.key(), text.isEmpty() ? "-" : text)
                        + out.in(Style.DIM, TerminalSanitizer.text(source)));
            });
        }

        private static Map<String, @Nullable Object> document(Configuration configuration) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            configuration.values().forEach((setting, value) -> {
                Map<String, @Nullable Object> entry = new LinkedHashMap<>();
                entry.put("value", shown(setting, value));
                entry.put("source", value.source().label());
                entry.put("place", ApiKeyMask.in(value.place()));
                document.put(setting.key(), entry);
            });
            return document;
        }

        private static @Nullable String shown(Setting setting, ResolvedValue value) {
            String text = value.text();
            return text == null || setting != Setting.API_KEY
                    ? ApiKeyMask.in(text)
                    : ApiKeyMask.shortened(text.strip());
        }
    }
}
