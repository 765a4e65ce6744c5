package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.sandbox.AttemptPrinter.AttemptLine;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        description =
                "Send a request that arrived once more: the same bytes, processed again. 1 if it is rejected, 3 if a"
                        + " fault or a limit hits it.",
        footer = {"  risenexa sandbox replay 17", "  risenexa sandbox events -f --since 5m    # tells the numbers"})
public final class ReplayCommand extends SandboxSubcommand {
    private static final int TOO_MANY = 429;

    @Parameters(paramLabel = "SEQ", description = "The number of the attempt.")
    long seq;

    public ReplayCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        if (seq < 1) {
            throw CliException.usage("SEQ is " + seq + "; expected the number of an attempt", null);
        }
        Map<String, @Nullable Object> attempt =
                sandbox.post("/attempts/" + seq + "/replay", Map.of()).json();
        new AttemptLine(context()).show(attempt);
        return exitCode(attempt.get("status"));
    }

    /** As it would be for a client that got this answer. */
    private static ExitCode exitCode(@Nullable Object status) {
        if (!(status instanceof Number number)) {
            return ExitCode.TEMPORARY; // no whole answer would have come
        }
        int code = number.intValue();
        if (code / 100 == 2) {
            return ExitCode.DONE;
        }
        return code == TOO_MANY || code / 100 == 5 ? ExitCode.TEMPORARY : ExitCode.REJECTED;
    }
}
