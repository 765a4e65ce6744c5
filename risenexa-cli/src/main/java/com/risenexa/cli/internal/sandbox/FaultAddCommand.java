package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = "Add a fault, such as 503*2,ok or lost-ack,ok (docs/sandbox.md).",
        footer = {
            "  risenexa sandbox fault add lost-ack,ok --match user=usr_42",
            "  risenexa sandbox fault add 503*2,ok --match type=user_converted,attempt=1"
        })
public final class FaultAddCommand extends SandboxSubcommand {
    @Parameters(paramLabel = "SCRIPT", description = "What its attempts meet, one step each.")
    String script = "";

    @Option(
            names = "--match",
            paramLabel = "K=V",
            split = ",",
            description = "Only attempts of this startup, type, action, user, event or attempt. Repeatable.")
    Map<String, String> match = new LinkedHashMap<>();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "event (each event walks the script) or global (in order of arrival).")
    Scope scope = Scope.event;

    /** Who walks the script; named as on the command line. */
    enum Scope {
        event,
        global
    }

    public FaultAddCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        Map<String, String> all = new LinkedHashMap<>(match);
        if (startup != null) {
            all.putIfAbsent("startup", startup);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("script", script);
        body.put("match", all);
        body.put("scope", scope.name());
        Map<String, @Nullable Object> fault = sandbox.post("/faults", body).json();
        if (context().json()) {
            context().document(fault);
        } else {
            context().out().line("fault " + JsonFields.text(fault, "id") + "  " + JsonFields.text(fault, "script"));
        }
        return ExitCode.DONE;
    }
}
