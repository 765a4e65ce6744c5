package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.remote.Query;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows each request as it arrives, until the process or the sandbox ends. */
final class AttemptTail {
    private static final int PAGE = 1000;
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final Session session;
    private final SandboxApi sandbox;
    private long last;

    /** Begins here: what arrived before is left to {@code sandbox events}. */
    AttemptTail(Session session, SandboxApi sandbox) {
        this.session = session;
        this.sandbox = sandbox;
        this.last = Items.number(sandbox.health(), "last_seq");
    }

    ExitCode follow() throws InterruptedException {
        AttemptLine line = new AttemptLine(session);
        while (true) {
            Query query = Query.NONE.with("after", last).with("limit", PAGE);
            List<Map<String, @Nullable Object>> attempts = Items.of(sandbox.get("/attempts", query));
            for (Map<String, @Nullable Object> attempt : attempts) {
                line.show(attempt);
                last = Items.number(attempt, "seq");
            }
            if (attempts.size() < PAGE) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }
}
