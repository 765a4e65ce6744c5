package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.Table;
import com.risenexa.cli.internal.output.Table.Cell;
import com.risenexa.cli.internal.output.Table.Column;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxApi.QueryString;
import com.risenexa.cli.internal.sandbox.AttemptPrinter.TimestampFormat;
import com.risenexa.cli.internal.sandbox.FilterOptions.TimeArguments;
import com.risenexa.cli.internal.sandbox.JsonFields.OutcomeStyles;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "events",
        description = "The logical events, oldest first: each id once, however often it was sent. With -f each attempt"
                + " as it arrives.",
        footer = {
            "  risenexa sandbox events --user usr_42 --since 1h",
            "  risenexa sandbox events -f --outcome rejected"
        })
public final class EventsCommand extends SandboxSubcommand {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    @Option(
            names = {"-f", "--follow"},
            description = "Show attempts from now on, or from --since on, as they arrive.")
    boolean follow;

    @Mixin
    FilterOptions wanted = new FilterOptions();

    @Option(names = "--since", paramLabel = "WHEN", description = "Only what came since: 5m ago, or an ISO time.")
    @Nullable
    String since;

    @Option(names = "--limit", paramLabel = "N", description = "The latest N, 1 to 1000 (100); not with -f.")
    @Nullable
    Integer limit;

    public EventsCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) throws InterruptedException {
        if (limit != null && follow) {
            throw CliException.usage("--limit does not go with -f", "--since says from when on -f shows what came.");
        }
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw CliException.usage("--limit is " + limit + "; expected 1 to " + MOST, null);
        }
        Instant from = since == null ? null : TimeArguments.moment("--since", since, Clock.systemUTC());
        if (follow) {
            new FollowEvents(context(), sandbox, startup, wanted).follow(from);
        } else {
            list(sandbox, startup, from);
        }
        return ExitCode.DONE;
    }

    private void list(SandboxApi sandbox, @Nullable String startup, @Nullable Instant from) {
        SandboxApi.Answer answer = sandbox.get(
                "/events",
                wanted.query(startup)
                        .with("limit", limit == null ? USUAL : limit)
                        .with("order", "desc"));
        List<Map<String, @Nullable Object>> events = new ArrayList<>();
        for (Map<String, @Nullable Object> event : JsonFields.of(answer)) {
            if (from == null || isSince(event, from)) {
                events.add(0, event); // they come newest first
            }
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("items", events);
        document.put("next", answer.json().get("next"));
        render(document, out -> new EventTable(context()).show(events));
    }

    private static boolean isSince(Map<String, @Nullable Object> event, Instant from) {
        return event.get("counted_at") instanceof String at
                && !Instant.parse(at).isBefore(from);
    }

    /** The attempts since a moment, or from now on, and those to come. */
    static final class FollowEvents {
        private static final Duration FOREVER = Duration.ofDays(365);
        private static final int PAGE = 1000;

        private final CliContext context;
        private final SandboxApi sandbox;
        private final @Nullable String startup;
        private final FilterOptions wanted;

        FollowEvents(CliContext context, SandboxApi sandbox, @Nullable String startup, FilterOptions wanted) {
            this.context = context;
            this.sandbox = sandbox;
            this.startup = startup;
            this.wanted = wanted;
        }

        void follow(@Nullable Instant since) throws InterruptedException {
            sandbox.get("/attempts", wanted.query(startup).with("limit", 1)); // refuses what names nothing
            long after = since == null ? JsonFields.number(sandbox.health(), "last_seq") : before(since);
            new StreamFollower(sandbox, startup, after, FOREVER)
                    .follow(new AttemptPrinter(
                            context, attempt -> wanted.match(attempt) && (since == null || isSince(attempt, since))));
        }

        /** A number before all that came since, by going back a page at a time; the stream tells the rest again. */
        private long before(Instant since) {
            QueryString query = QueryString.NONE
                    .with("startup", startup)
                    .with("limit", PAGE)
                    .with("order", "desc");
            SandboxApi.Answer answer = sandbox.get("/attempts", query);
            while (true) {
                List<Map<String, @Nullable Object>> page = JsonFields.of(answer);
                Object next = answer.json().get("next");
                if (next == null || page.isEmpty()) {
                    return 0;
                }
                Map<String, @Nullable Object> oldest = page.get(page.size() - 1);
                if (!isSince(oldest, since)) {
                    return JsonFields.number(oldest, "seq");
                }
                answer = sandbox.get("/attempts", query.with("before", next));
            }
        }

        private static boolean isSince(Map<String, @Nullable Object> attempt, Instant since) {
            return attempt.get("at") instanceof String at && !Instant.parse(at).isBefore(since);
        }
    }

    /** Logical events, a line each. */
    static final class EventTable {
        private final CliContext context;

        EventTable(CliContext context) {
            this.context = context;
        }

        void show(List<Map<String, @Nullable Object>> events) {
            if (events.isEmpty()) {
                context.say("No event matches.");
                return;
            }
            Table table = new Table(
                    Column.number("seq"),
                    Column.text("counted"),
                    Column.text("outcome"),
                    Column.text(" type"),
                    Column.flexible("user"),
                    Column.number("attempts"),
                    Column.flexible("event_id"));
            TimestampFormat moments = new TimestampFormat();
            for (Map<String, @Nullable Object> event : events) {
                String outcome = JsonFields.text(event, "outcome");
                table.row(
                        Cell.of(JsonFields.text(event, "seq")),
                        new Cell(moments.text(JsonFields.text(event, "counted_at")), Style.DIM),
                        new Cell(outcome, OutcomeStyles.style(outcome)),
                        Cell.of((JsonFields.text(event, "action").equals("remove") ? "-" : "+")
                                + JsonFields.text(event, "event_type")),
                        Cell.of(JsonFields.text(event, "user_id")),
                        Cell.of(JsonFields.text(event, "attempts")),
                        Cell.of(JsonFields.text(event, "event_id")));
            }
            table.print(context.out());
        }
    }
}
