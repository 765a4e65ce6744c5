package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.time.Clock;
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
        if (context().json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("items", events);
            document.put("next", answer.json().get("next"));
            context().document(document);
        } else {
            new EventTable(context()).show(events);
        }
    }

    private static boolean isSince(Map<String, @Nullable Object> event, Instant from) {
        return event.get("counted_at") instanceof String at
                && !Instant.parse(at).isBefore(from);
    }
}
