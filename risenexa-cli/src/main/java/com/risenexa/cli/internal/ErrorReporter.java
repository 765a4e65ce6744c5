package com.risenexa.cli.internal;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.output.ApiKeyMask;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.StickyErrorStream.BrokenPipe;
import com.risenexa.cli.internal.output.StickyErrorStream.UnwritableOutput;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what went wrong, in a line and perhaps a second one on what to do, and chooses the exit code. */
final class ErrorReporter {
    private final CliContext context;

    ErrorReporter(CliContext context) {
        this.context = context;
    }

    ExitCode report(Exception failure) {
        if (failure instanceof UnwritableOutput) {
            return ExitCode.DONE; // what is said of it, is said for all commands alike
        }
        if (failure instanceof CliException known) {
            return report(
                    known.exitCode(),
                    known.code(),
                    String.valueOf(ApiKeyMask.in(known.getMessage())),
                    ApiKeyMask.in(known.hint()));
        }
        if (context.options().verbose) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            context.err().print(trace.toString());
        }
        return report(
                ExitCode.BUG, "bug", "this is a bug of risenexa: " + failure, "-v shows where; please report it.");
    }

    private ExitCode report(ExitCode exitCode, String code, String message, @Nullable String hint) {
        say(message, hint);
        if (context.json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("error", message);
            document.put("code", code);
            document.put("hint", hint);
            context.document(document);
        }
        return exitCode;
    }

    private void say(String message, @Nullable String hint) {
        Output err = context.err();
        err.line(err.in(Style.BAD, "risenexa: ") + TerminalSanitizer.text(message));
        if (hint != null) {
            err.line(TerminalSanitizer.text(hint));
        }
    }

    /**
     * The exit code of a command that has ended: its own, unless that would hide that its output is lost. A pipe whose
     * reader has gone is no failure: whoever reads decides how much.
     */
    int withOutput(int exitCode) {
        IOException error = context.outError();
        if (error == null || BrokenPipe.is(error, context.process().outIsPipe())) {
            return exitCode;
        }
        say("stdout cannot be written: " + error.getMessage(), "The output is incomplete; the command itself was run.");
        return exitCode == 0 ? ExitCode.TEMPORARY.code() : exitCode;
    }
}
