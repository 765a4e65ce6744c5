package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.output.Clean;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.cli.internal.remote.Query;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "The faults that are set, first added first.")
public final class FaultListCommand extends SandboxCall {
    private static final String ROW = "%4s  %-30s  %-6s  %6s  %9s  %s";

    public FaultListCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        SandboxApi.Answer answer = sandbox.get("/faults", Query.NONE.with("startup", startup));
        if (session().json()) {
            session().document(answer.json());
            return ExitCode.DONE;
        }
        List<Map<String, @Nullable Object>> faults = Items.of(answer);
        if (faults.isEmpty()) {
            session().say("No fault is set.");
            return ExitCode.DONE;
        }
        Output out = session().out();
        out.line(out.in(
                Style.QUIET, String.format(Locale.ROOT, ROW, "id", "script", "scope", "hits", "remaining", "match")));
        for (Map<String, @Nullable Object> fault : faults) {
            String match = Items.map(fault.get("match")).entrySet().stream()
                    .map(entry -> Clean.text(entry.getKey() + "=" + entry.getValue()))
                    .collect(Collectors.joining(","));
            String row = String.format(
                    Locale.ROOT,
                    ROW,
                    Items.text(fault, "id"),
                    Items.text(fault, "script"),
                    Items.text(fault, "scope"),
                    Items.text(fault, "hits"),
                    Items.text(fault, "remaining"),
                    match);
            out.line(row.stripTrailing());
        }
        return ExitCode.DONE;
    }
}
