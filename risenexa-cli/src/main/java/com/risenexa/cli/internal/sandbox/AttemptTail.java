package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.time.Duration;

/** Shows each request as it arrives, until the process or the sandbox ends. */
final class AttemptTail {
    private final CliContext context;
    private final StreamFollower feed;

    /** Begins here: what arrived before is left to {@code sandbox events}. */
    AttemptTail(CliContext context, SandboxApi sandbox, Duration patience) {
        this.context = context;
        this.feed = new StreamFollower(sandbox, null, JsonFields.number(sandbox.health(), "last_seq"), patience);
    }

    ExitCode follow() throws InterruptedException {
        feed.follow(new AttemptPrinter(context, attempt -> true));
        return ExitCode.DONE;
    }
}
