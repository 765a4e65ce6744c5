package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.output.Clean;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.cli.internal.remote.Query;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "counters", description = "What was counted: of all startups, or of --startup.")
public final class CountersCommand extends SandboxCall {
    public CountersCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        Map<String, @Nullable Object> counters =
                sandbox.get("/counters", Query.NONE.with("startup", startup)).json();
        if (session().json()) {
            session().document(counters);
            return ExitCode.DONE;
        }
        Output out = session().out();
        out.line(out.in(Style.QUIET, row("startup", "type", "added", "removed", "net")));
        counters.forEach((slug, types) -> Items.map(types).forEach((type, numbers) -> {
            Map<String, @Nullable Object> count = Items.map(numbers);
            out.line(row(
                    Clean.text(slug),
                    Clean.text(type),
                    Items.text(count, "added"),
                    Items.text(count, "removed"),
                    Items.text(count, "net")));
        }));
        return ExitCode.DONE;
    }

    private static String row(String startup, String type, String added, String removed, String net) {
        return String.format(Locale.ROOT, "%-16s %-16s %8s %8s %8s", startup, type, added, removed, net);
    }
}
