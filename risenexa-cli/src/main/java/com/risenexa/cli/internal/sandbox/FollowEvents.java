package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.remote.QueryString;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attempts since a moment, or from now on, and those to come. */
final class FollowEvents {
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
        QueryString query = QueryString.NONE.with("startup", startup).with("limit", PAGE).with("order", "desc");
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
