package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.remote.Query;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "events",
        description = "The logical events, oldest first: each id once, however often it was sent.",
        footer = "  risenexa sandbox events --user usr_42 --since 1h")
public final class EventsCommand extends SandboxCall {
    private static final int MOST = 1000;

    @Option(names = "--type", paramLabel = "T", description = "Only this type, such as user_registered.")
    @Nullable
    String type;

    @Option(names = "--user", paramLabel = "ID", description = "Only of this user.")
    @Nullable
    String user;

    @Option(names = "--outcome", paramLabel = "O", description = "Only with this outcome, or with such an attempt.")
    @Nullable
    String outcome;

    @Option(names = "--since", paramLabel = "WHEN", description = "Only counted since: 5m ago, or an ISO time.")
    @Nullable
    String since;

    @Option(names = "--limit", paramLabel = "N", description = "The latest N, 1 to 1000 (100).")
    int limit = 100;

    public EventsCommand(Session session) {
        super(session);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        if (limit < 1 || limit > MOST) {
            throw Failure.usage("--limit is " + limit + "; expected 1 to " + MOST, null);
        }
        Instant from = since == null ? Instant.MIN : Times.moment("--since", since, Clock.systemUTC());
        Query query = Query.NONE
                .with("startup", startup)
                .with("type", type)
                .with("user", user)
                .with("outcome", outcome)
                .with("limit", limit)
                .with("order", "desc");
        SandboxApi.Answer answer = sandbox.get("/events", query);
        List<Map<String, @Nullable Object>> events = new ArrayList<>();
        for (Map<String, @Nullable Object> event : Items.of(answer)) {
            if (since == null || isSince(event, from)) {
                events.add(0, event); // they come newest first
            }
        }
        if (session().json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("items", events);
            document.put("next", answer.json().get("next"));
            session().document(document);
        } else {
            new EventTable(session()).show(events);
        }
        return ExitCode.DONE;
    }

    private static boolean isSince(Map<String, @Nullable Object> event, Instant from) {
        return event.get("counted_at") instanceof String at
                && !Instant.parse(at).isBefore(from);
    }
}
