package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand.TimeoutOption;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxApi.QueryString;
import com.risenexa.cli.internal.sandbox.AttemptPrinter.AttemptLine;
import com.risenexa.cli.internal.sandbox.EventsCommand.EventTable;
import com.risenexa.cli.internal.sandbox.FilterOptions.TimeArguments;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "wait",
        description = "Wait until so many events are counted for --startup (demo), at most for --timeout (5s); 1 if"
                + " they are not.",
        footer = {
            "  risenexa sandbox wait --count 3 --type user_converted --timeout 30s",
            "  risenexa sandbox wait --count 1 --exactly"
        })
public final class WaitCommand extends SandboxSubcommand implements TimeoutOption {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration USUAL_SETTLE = Duration.ofMillis(200);
    private static final int MOST = 1_000_000;

    @Option(names = "--count", required = true, paramLabel = "N", description = "How many.")
    int count;

    @Option(names = "--type", paramLabel = "T", description = "Only this type, such as user_registered.")
    @Nullable
    String type;

    @Option(
            names = "--outcome",
            paramLabel = "O",
            description = "Attempts with this outcome instead of events, such as duplicate.")
    @Nullable
    String outcome;

    @Option(names = "--after", paramLabel = "SEQ", description = "Only what comes after this number (0).")
    long after;

    @Option(names = "--exactly", description = "Not one more, for --settle; 1 at once if there are more.")
    boolean exactly;

    @Option(names = "--settle", paramLabel = "TIME", description = "How long it must stay so, with --exactly (200ms).")
    @Nullable
    String settle;

    public WaitCommand(CliContext context) {
        super(context);
    }

    @Override
    public String timeoutDescription() {
        return "How long to wait (5s): 700ms, 2s, 1m; a bare number is milliseconds.";
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        if (count < 0 || count > MOST) {
            throw CliException.usage("--count is " + count + "; expected 0 to " + MOST, null);
        }
        if (after < 0) {
            throw CliException.usage("--after is " + after + "; expected a sequence number", null);
        }
        if (settle != null && !exactly) {
            throw CliException.usage(
                    "--settle goes with --exactly only", "Without it the wait ends as soon as it can.");
        }
        Duration timeout = TimeArguments.duration("--timeout", context().options().timeout, USUAL_TIMEOUT);
        Duration quiet = TimeArguments.duration("--settle", settle, USUAL_SETTLE);
        if (quiet.compareTo(LongPoll.LONGEST) > 0) {
            throw CliException.usage("--settle is " + settle + "; expected at most 60s", null);
        }
        QueryString query = QueryString.NONE
                .with("startup", startup)
                .with("count", count)
                .with("type", type)
                .with("outcome", outcome)
                .with("after", after)
                .with("exactly", exactly)
                .with("settle", quiet.toMillis() + "ms");
        SandboxApi.Answer answer = new LongPoll(sandbox, query, count, quiet).until(timeout);
        render(answer.json(), out -> show(out, answer, timeout));
        return answer.ok() ? ExitCode.DONE : ExitCode.REJECTED;
    }

    private void show(Output out, SandboxApi.Answer answer, Duration timeout) {
        long found = JsonFields.number(answer.json(), "count");
        String what = outcome == null ? "counted" : outcome;
        if (answer.ok()) {
            out.line(out.in(Style.GOOD, "reached: ") + found + " " + what);
            return;
        }
        String sum = found > count
                ? "more than " + count + " " + what
                : found + " of " + count + " " + what + " after " + timeout.toMillis() + " ms";
        out.line(out.in(Style.BAD, "not reached: ") + sum);
        List<Map<String, @Nullable Object>> items = JsonFields.of(answer);
        if (outcome == null && !items.isEmpty()) {
            new EventTable(context()).show(items);
        } else {
            items.forEach(new AttemptLine(context())::show);
        }
    }

    /** A wait of any length, in equal parts that are no longer than the sandbox lets one be. */
    static final class LongPoll {
        static final Duration LONGEST = Duration.ofSeconds(60);

        /** The answer needs a moment beyond the wait that it ends, and the settling that it may end with. */
        private static final Duration GRACE = Duration.ofSeconds(10);

        private final SandboxApi sandbox;
        private final QueryString query;
        private final int count;
        private final Duration settle;

        LongPoll(SandboxApi sandbox, QueryString query, int count, Duration settle) {
            this.sandbox = sandbox;
            this.query = query;
            this.count = count;
            this.settle = settle;
        }

        /** The last answer: ok if the count was reached. */
        SandboxApi.Answer until(Duration timeout) {
            long parts = Math.max(1, (timeout.toMillis() + LONGEST.toMillis() - 1) / LONGEST.toMillis());
            Duration part = timeout.dividedBy(parts);
            while (true) {
                SandboxApi.Answer answer = sandbox.get(
                        "/wait",
                        query.with("timeout", part.toMillis() + "ms"),
                        part.plus(settle).plus(GRACE));
                parts--;
                boolean tooMany = JsonFields.number(answer.json(), "count") > count;
                if (answer.ok() || tooMany || parts == 0) {
                    return answer;
                }
            }
        }
    }
}
