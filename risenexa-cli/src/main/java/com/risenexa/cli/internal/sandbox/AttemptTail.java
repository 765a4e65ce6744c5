package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.time.Duration;

/** Shows each request as it arrives, until the process or the sandbox ends. */
final class AttemptTail {
    private final Session session;
    private final Feed feed;

    /** Begins here: what arrived before is left to {@code sandbox events}. */
    AttemptTail(Session session, SandboxApi sandbox, Duration patience) {
        this.session = session;
        this.feed = new Feed(sandbox, null, Items.number(sandbox.health(), "last_seq"), patience);
    }

    ExitCode follow() throws InterruptedException {
        feed.follow(new AttemptLog(session, attempt -> true));
        return ExitCode.DONE;
    }
}
