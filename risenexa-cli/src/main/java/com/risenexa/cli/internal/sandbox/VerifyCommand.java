package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.remote.SandboxApi.QueryString;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = "Count again from the attempts, and compare with the counters.",
        footer = "  risenexa sandbox verify && echo counted once")
public final class VerifyCommand extends SandboxSubcommand {
    public VerifyCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        SandboxApi.Answer answer = sandbox.get("/verify", QueryString.NONE);
        ExitCode exitCode = answer.ok() ? ExitCode.DONE : ExitCode.REJECTED;
        Map<String, @Nullable Object> report = answer.json();
        render(report, out -> show(out, report, answer.ok()));
        return exitCode;
    }

    private static void show(Output out, Map<String, @Nullable Object> report, boolean ok) {
        String sums = JsonFields.counted(report, "attempts") + ", " + JsonFields.counted(report, "events") + ", "
                + JsonFields.counted(report, "duplicates");
        out.line((ok ? out.in(Style.GOOD, "verify ok: ") : out.in(Style.BAD, "verify failed: ")) + sums);
        JsonFields.texts(report.get("mismatches"))
                .forEach(mismatch -> out.line("  " + TerminalSanitizer.text(mismatch)));
    }
}
