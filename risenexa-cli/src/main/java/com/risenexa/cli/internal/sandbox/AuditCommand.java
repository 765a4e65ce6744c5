package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.Table;
import com.risenexa.cli.internal.output.Table.Cell;
import com.risenexa.cli.internal.output.Table.Column;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxApi.QueryString;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "audit",
        description = "Check the client by its attempts: ids, retries, waits, headers. 1 if it breaks a rule; a warning"
                + " is not a breach.",
        footer = {"  risenexa sandbox audit", "  risenexa sandbox audit --max-retries any --restarts"})
public final class AuditCommand extends SandboxSubcommand {
    private static final String USUAL_RETRIES = "3";
    private static final int MOST_RETRIES = 100;

    @Option(
            names = "--restarts",
            description = "The client was killed, or has an outbox: leave out backoff, Retry-After and the number of"
                    + " attempts.")
    boolean restarts;

    public AuditCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        SandboxApi.Answer answer = sandbox.get(
                "/audit",
                QueryString.NONE
                        .with("startup", startup)
                        .with("max_retries", maxRetries())
                        .with("restarts", restarts));
        boolean ok = Boolean.TRUE.equals(answer.json().get("ok"));
        render(answer.json(), out -> new AuditText(context()).show(answer.json(), ok));
        return ok ? ExitCode.DONE : ExitCode.REJECTED;
    }

    /** What the client was told with {@code --max-retries}, or {@code any}. */
    private String maxRetries() {
        String given = context().options().maxRetries;
        if (given == null) {
            return USUAL_RETRIES;
        }
        if (given.equals("any") || (given.matches("\\d{1,3}") && Integer.parseInt(given) <= MOST_RETRIES)) {
            return given;
        }
        throw CliException.usage("--max-retries is " + given + "; expected 0 to " + MOST_RETRIES + ", or any", null);
    }

    /** Formats an audit: one line per rule, and below a broken rule the attempts that broke it. */
    static final class AuditText {
        private final CliContext context;

        AuditText(CliContext context) {
            this.context = context;
        }

        void show(Map<String, @Nullable Object> audit, boolean ok) {
            Output out = context.out();
            out.line((ok ? out.in(Style.GOOD, "audit ok: ") : out.in(Style.BAD, "audit failed: "))
                    + JsonFields.counted(audit, "attempts") + ", " + JsonFields.counted(audit, "deliveries"));
            Table table = new Table(
                    Column.text(" "), Column.text("rule"), Column.number("broken"), Column.flexible("expected"));
            for (Map<String, @Nullable Object> rule : JsonFields.maps(audit.get("rules"))) {
                row(table, rule);
            }
            table.print(out);
        }

        private static void row(Table table, Map<String, @Nullable Object> rule) {
            boolean pass = JsonFields.text(rule, "result").equals("pass");
            boolean warning = JsonFields.text(rule, "level").equals("warning");
            Style style = pass ? Style.GOOD : warning ? Style.WARN : Style.BAD;
            String name = JsonFields.text(rule, "rule");
            table.row(
                    new Cell(pass ? "✓" : warning ? "!" : "✗", style),
                    pass ? Cell.of(name) : new Cell(name, style),
                    Cell.of(pass ? "-" : JsonFields.text(rule, "count")),
                    new Cell(pass ? JsonFields.text(rule, "expects") : "", Style.DIM));
            if (!pass) {
                table.note(JsonFields.text(rule, "expects")); // whole, whatever the width
            }
            List<Map<String, @Nullable Object>> examples = JsonFields.maps(rule.get("examples"));
            for (Map<String, @Nullable Object> example : examples) {
                table.note("seq " + JsonFields.text(example, "seq") + ": " + JsonFields.text(example, "says"));
            }
        }
    }

    @Command(
            name = "verify",
            description = "Count again from the attempts, and compare with the counters.",
            footer = "  risenexa sandbox verify && echo counted once")
    public static final class VerifyCommand extends SandboxSubcommand {
        public VerifyCommand(CliContext context) {
            super(context);
        }

        @Override
        ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
            SandboxApi.Answer answer = sandbox.get("/verify", QueryString.NONE);
            ExitCode exitCode = answer.ok() ? ExitCode.DONE : ExitCode.REJECTED;
            Map<String, @Nullable Object> report = answer.json();
            render(report, out -> show(out, report, answer.ok()));
            return exitCode;
        }

        private static void show(Output out, Map<String, @Nullable Object> report, boolean ok) {
            String sums = JsonFields.counted(report, "attempts") + ", " + JsonFields.counted(report, "events") + ", "
                    + JsonFields.counted(report, "duplicates");
            out.line((ok ? out.in(Style.GOOD, "verify ok: ") : out.in(Style.BAD, "verify failed: ")) + sums);
            JsonFields.texts(report.get("mismatches"))
                    .forEach(mismatch -> out.line("  " + TerminalSanitizer.text(mismatch)));
        }
    }
}
