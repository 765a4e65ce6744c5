package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.remote.QueryString;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.time.Duration;

/** A wait of any length, in equal parts that are no longer than the sandbox lets one be. */
final class LongPoll {
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
