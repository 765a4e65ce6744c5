package com.risenexa.cli.internal;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.output.ClosedPipe;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, and chooses the exit code. */
final class Failures {
    private final Session session;

    Failures(Session session) {
        this.session = session;
    }

    int execution(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof ClosedPipe) {
            return ExitCode.DONE.code();
        }
        if (failure instanceof Failure known) {
            return end(known.exitCode(), known.code(), String.valueOf(known.getMessage()));
        }
        return end(ExitCode.BUG, "bug", "this is a bug of risenexa: " + failure);
    }

    int usage(ParameterException failure, String[] args) {
        String name = failure.getCommandLine().getCommandSpec().qualifiedName();
        String message = String.valueOf(failure.getMessage());
        List<String> similar =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String hint = similar.isEmpty()
                ? "See '" + name + " --help'."
                : "Did you mean: " + String.join(" or ", similar) + "? See '" + name + " --help'.";
        return end(ExitCode.USAGE, "usage", message.replace('\n', ' ') + "\n" + hint);
    }

    private int end(ExitCode exitCode, String code, String message) {
        Output err = session.err();
        err.line(err.in(Style.BAD, "risenexa: ") + message);
        if (session.json()) {
            Map<String, String> document = new LinkedHashMap<>();
            document.put("error", message);
            document.put("code", code);
            session.document(document);
        }
        return exitCode.code();
    }
}
