package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand.TimeoutOption;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.Table;
import com.risenexa.cli.internal.output.Table.Cell;
import com.risenexa.cli.internal.output.Table.Column;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxApi.QueryString;
import com.risenexa.cli.internal.sandbox.FilterOptions.TimeArguments;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Say whether a sandbox answers; 3 if none does.",
        footer = "  risenexa sandbox status --wait --timeout 10s")
public final class StatusCommand extends SandboxSubcommand implements TimeoutOption {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLIS = 100;

    @Option(names = "--wait", description = "Wait until one answers, for --timeout (30s).")
    boolean wait;

    public StatusCommand(CliContext context) {
        super(context);
    }

    @Override
    public String timeoutDescription() {
        return "How long to wait, with --wait (30s): 700ms, 2s, 1m; a bare number is milliseconds.";
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) throws InterruptedException {
        Map<String, @Nullable Object> health = wait ? patiently(sandbox) : sandbox.health();
        render(health, out -> show(out, sandbox.baseUrl() + "/", health));
        return ExitCode.DONE;
    }

    private static void show(Output out, String page, Map<String, @Nullable Object> health) {
        out.line(out.in(Style.GOOD, "up") + "  " + out.in(Style.LINK, page) + "  version "
                + JsonFields.text(health, "version"));
        out.line("data      " + JsonFields.text(health, "data"));
        out.line("startups  " + String.join(", ", JsonFields.texts(health.get("startups"))));
        out.line("requests  " + JsonFields.text(health, "last_seq"));
    }

    private Map<String, @Nullable Object> patiently(SandboxApi sandbox) throws InterruptedException {
        long until = System.nanoTime() + patience().toNanos();
        while (true) {
            try {
                return sandbox.health();
            } catch (CliException e) {
                if (System.nanoTime() - until >= 0) {
                    throw e;
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private Duration patience() {
        return TimeArguments.duration("--timeout", context().options().timeout, USUAL_WAIT);
    }

    @Command(
            name = "counters",
            description = "Show the counters of all startups, or of --startup.",
            footer = "  risenexa sandbox counters --startup demo")
    public static final class CountersCommand extends SandboxSubcommand {
        public CountersCommand(CliContext context) {
            super(context);
        }

        @Override
        ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
            Map<String, @Nullable Object> counters = sandbox.get("/counters", QueryString.NONE.with("startup", startup))
                    .json();
            render(counters, out -> show(out, counters));
            return ExitCode.DONE;
        }

        private static void show(Output out, Map<String, @Nullable Object> counters) {
            Table table = new Table(
                    Column.text("startup"),
                    Column.text("type"),
                    Column.number("added"),
                    Column.number("removed"),
                    Column.number("net"));
            counters.forEach((slug, types) -> JsonFields.map(types).forEach((type, numbers) -> {
                Map<String, @Nullable Object> count = JsonFields.map(numbers);
                table.row(
                        Cell.of(slug),
                        Cell.of(type),
                        Cell.of(JsonFields.text(count, "added")),
                        Cell.of(JsonFields.text(count, "removed")),
                        new Cell(JsonFields.text(count, "net"), Style.STRONG));
            }));
            table.print(out);
        }
    }
}
