package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.time.Duration;

/** Shows each request as it arrives, until the process or the sandbox ends. */
final class AttemptTail {
    private final CliContext context;
    private final Feed feed;

    /** Begins here: what arrived before is left to {@code sandbox events}. */
    AttemptTail(CliContext context, SandboxApi sandbox, Duration patience) {
        this.context = context;
        this.feed = new Feed(sandbox, null, Items.number(sandbox.health(), "last_seq"), patience);
    }

    ExitCode follow() throws InterruptedException {
        feed.follow(new AttemptLog(context, attempt -> true));
        return ExitCode.DONE;
    }
}
