package com.risenexa.cli.internal;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.output.Clean;
import com.risenexa.cli.internal.output.ClosedPipe;
import com.risenexa.cli.internal.output.KeyMask;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
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
        if (failure instanceof ClosedPipe) {
            return ExitCode.DONE;
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
        try {
            Output err = session.err();
            err.line(err.in(Style.BAD, "risenexa: ") + Clean.text(message));
            if (hint != null) {
                err.line(Clean.text(hint));
            }
            if (session.json()) {
                Map<String, @Nullable Object> document = new LinkedHashMap<>();
                document.put("error", message);
                document.put("code", code);
                document.put("hint", hint);
                session.document(document);
            }
        } catch (ClosedPipe e) {
            return exitCode; // nobody listens, and the code says it all
        }
        return exitCode;
    }
}
