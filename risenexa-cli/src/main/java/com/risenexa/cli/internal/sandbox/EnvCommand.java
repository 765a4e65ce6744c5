package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.ProcessEnvironment;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxDefaults;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "env",
        description = "Print the environment by which a client finds the sandbox, for a shell to read.",
        footer = {
            "  risenexa sandbox env --shell sh",
            "  eval \"$(risenexa sandbox env)\"",
            "  risenexa sandbox env --shell fish | source",
            "  risenexa sandbox env --shell powershell | Out-String | Invoke-Expression"
        })
public final class EnvCommand extends SandboxSubcommand {
    @Option(names = "--shell", paramLabel = "SHELL", description = "sh, fish or powershell (the one that runs).")
    @Nullable
    ShellSyntax shell;

    public EnvCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        Map<String, String> variables = ClientEnvironment.of(context(), sandbox, startup);
        if (context().json()) {
            context().document(variables);
            return ExitCode.DONE;
        }
        ShellSyntax chosen = shell == null ? ShellSyntax.of(context().process()) : shell;
        variables.forEach((name, value) -> context().out().line(chosen.assignment(name, value)));
        if (context().process().outIsTerminal()) {
            context().say("To set it here: " + chosen.howTo());
        }
        return ExitCode.DONE;
    }

    /** The syntax of a shell for setting a variable; constants are named as on the command line. */
    enum ShellSyntax {
        sh("eval \"$(risenexa sandbox env)\"") {
            @Override
            String assignment(String name, String value) {
                return "export " + name + "='" + value.replace("'", "'\\''") + "'";
            }
        },
        fish("risenexa sandbox env --shell fish | source") {
            @Override
            String assignment(String name, String value) {
                return "set -gx " + name + " '" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
            }
        },
        powershell("risenexa sandbox env --shell powershell | Out-String | Invoke-Expression") {
            @Override
            String assignment(String name, String value) {
                return "$Env:" + name + " = '" + value.replace("'", "''") + "'";
            }
        };

        private final String howTo;

        ShellSyntax(String howTo) {
            this.howTo = howTo;
        }

        abstract String assignment(String name, String value);

        /** How the shell reads what the command prints. */
        String howTo() {
            return howTo;
        }

        /** The shell that most likely asks. */
        static ShellSyntax of(ProcessEnvironment process) {
            String login = process.environment().apply("SHELL");
            if (login != null) {
                return login.endsWith("/fish") ? fish : sh;
            }
            String system = process.properties().apply("os.name");
            return system != null && system.toLowerCase(Locale.ROOT).startsWith("windows") ? powershell : sh;
        }
    }

    /** The environment by which a client finds a sandbox. */
    static final class ClientEnvironment {
        private static final Pattern SAFE =
                Pattern.compile("https:.*|http://(localhost|127(\\.\\d+){3}|\\[::1])(:\\d+)?(/.*)?");

        private ClientEnvironment() {}

        /**
         * Its variables.
         *
         * @param configured the startup that is configured; another one is taken if the sandbox lacks it, unless a flag
         *     asked for it
         */
        static Map<String, String> of(CliContext context, SandboxApi sandbox, @Nullable String configured) {
            List<String> known = JsonFields.texts(sandbox.health().get("startups"));
            Map<String, String> variables = new LinkedHashMap<>();
            variables.put("RISENEXA_API_KEY", SandboxDefaults.KEY);
            variables.put("RISENEXA_STARTUP_SLUG", startup(context, sandbox, configured, known));
            variables.put("RISENEXA_BASE_URL", sandbox.baseUrl());
            if (!SAFE.matcher(sandbox.baseUrl()).matches()) {
                variables.put("RISENEXA_ALLOW_INSECURE", "true");
            }
            return variables;
        }

        private static String startup(
                CliContext context, SandboxApi sandbox, @Nullable String configured, List<String> known) {
            if (configured != null && known.contains(configured)) {
                return configured;
            }
            if (configured != null && context.options().startups.contains(configured)) {
                throw new CliException(
                        ExitCode.REJECTED,
                        "startup_unknown",
                        "the sandbox at " + sandbox.baseUrl() + " has no startup " + configured,
                        "It has " + String.join(", ", known) + "; a sandbox started with --startup has others.");
            }
            return SandboxDefaults.STARTUP;
        }
    }
}
