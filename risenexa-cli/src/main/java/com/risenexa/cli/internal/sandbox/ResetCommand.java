package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reset",
        description = "Forget events, attempts and counters: of all startups, or of --startup.",
        footer = "  risenexa sandbox reset --yes --startup demo")
public final class ResetCommand extends SandboxCall {
    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    public ResetCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) throws IOException {
        String what = startup == null ? "all startups" : "startup " + startup;
        if (!yes && !agreed("Forget the events of " + what + " at " + sandbox.baseUrl() + "?")) {
            throw Failure.usage("nothing was forgotten", "--yes forgets without asking.");
        }
        Map<String, @Nullable Object> answer = sandbox.post(
                        "/reset", startup == null ? Map.of() : Map.of("startup", startup))
                .json();
        if (session().json()) {
            session().document(answer);
        } else {
            session().out().line("forgotten: " + String.join(", ", Items.texts(answer.get("reset"))));
        }
        return ExitCode.DONE;
    }

    private boolean agreed(String question) throws IOException {
        if (!session().surroundings().errIsTerminal()) {
            return false;
        }
        session().err().print(question + " [y/N] ");
        String answer = new BufferedReader(
                        new InputStreamReader(session().surroundings().in(), StandardCharsets.UTF_8))
                .readLine();
        return answer != null
                && answer.strip().toLowerCase(java.util.Locale.ROOT).matches("y|yes");
    }
}
