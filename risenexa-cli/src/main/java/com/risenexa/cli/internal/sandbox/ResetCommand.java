package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        description = "Forget events, attempts and counters: of all startups, or of --startup.",
        footer = "  risenexa sandbox reset --yes --startup demo")
public final class ResetCommand extends SandboxSubcommand {
    private static final int LONGEST_ANSWER = 100;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    public ResetCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) throws IOException {
        String what = startup == null ? "all startups" : "startup " + startup;
        if (!yes && !agreed("Forget the events of " + what + " at " + sandbox.baseUrl() + "?")) {
            throw CliException.usage("nothing was forgotten", "--yes forgets without asking.");
        }
        Map<String, @Nullable Object> answer = sandbox.post(
                        "/reset", startup == null ? Map.of() : Map.of("startup", startup))
                .json();
        render(answer, out -> out.line("forgotten: " + String.join(", ", JsonFields.texts(answer.get("reset")))));
        return ExitCode.DONE;
    }

    private boolean agreed(String question) throws IOException {
        if (!context().process().errIsTerminal()) {
            return false;
        }
        context().err().print(question + " [y/N] ");
        String answer = firstLine(context().process().in());
        return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    /** Or as much of it as an answer may have: there are inputs without an end. */
    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n' && line.length() < LONGEST_ANSWER; b = in.read()) {
            line.append((char) b);
        }
        return line.toString();
    }
}
