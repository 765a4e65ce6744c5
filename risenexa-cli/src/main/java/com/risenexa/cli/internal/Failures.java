package com.risenexa.cli.internal;

import com.risenexa.cli.Exit;
import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.output.BrokenPipe;
import com.risenexa.cli.internal.output.Clean;
import com.risenexa.cli.internal.output.KeyMask;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.cli.internal.output.UnwritableOutput;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what went wrong, in a line and perhaps a second one on what to do, and chooses the exit code. */
final class Failures {
    private final Session session;

    Failures(Session session) {
        this.session = session;
    }

    ExitCode end(Exception failure) {
        if (failure instanceof UnwritableOutput) {
            return ExitCode.DONE; // what is said of it, is said for all commands alike
        }
        if (failure instanceof Failure known) {
            return end(
                    known.exitCode(),
                    known.code(),
                    String.valueOf(KeyMask.in(known.getMessage())),
                    KeyMask.in(known.hint()));
        }
        if (session.options().verbose) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            session.err().print(trace.toString());
        }
        return end(ExitCode.BUG, "bug", "this is a bug of risenexa: " + failure, "-v shows where; please report it.");
    }

    private ExitCode end(ExitCode exitCode, String code, String message, @Nullable String hint) {
        say(message, hint);
        if (session.json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("error", message);
            document.put("code", code);
            document.put("hint", hint);
            session.document(document);
        }
        return exitCode;
    }

    private void say(String message, @Nullable String hint) {
        Output err = session.err();
        err.line(err.in(Style.BAD, "risenexa: ") + Clean.text(message));
        if (hint != null) {
            err.line(Clean.text(hint));
        }
    }

    /**
     * The exit code of a command that has ended: its own, unless that would hide that its output is lost. A pipe whose
     * reader has gone is no failure: whoever reads decides how much.
     */
    Exit withOutput(Exit exit) {
        IOException error = session.outError();
        if (error == null || BrokenPipe.is(error, session.surroundings().outIsPipe())) {
            return exit;
        }
        say("stdout cannot be written: " + error.getMessage(), "The output is incomplete; the command itself was run.");
        return exit.code() == 0 ? ExitCode.TEMPORARY : exit;
    }
}
