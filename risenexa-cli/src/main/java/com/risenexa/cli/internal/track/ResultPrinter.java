package com.risenexa.cli.internal.track;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what became of an event: success on stdout, trouble on stderr. */
final class ResultPrinter {
    private final CliContext context;
    private final @Nullable String configurationHint;

    /**
     * Text on a session's streams.
     *
     * @param configurationHint what to do about a configuration error; null if its message says it
     */
    ResultPrinter(CliContext context, @Nullable String configurationHint) {
        this.context = context;
        this.configurationHint = configurationHint;
    }

    void show(TrackingEvent event, TrackResult result) {
        if (context.json()) {
            document(result);
        }
        if (result instanceof TrackError error) {
            trouble(error);
        } else if (!context.json()) {
            String type = event.type() == null
                    ? ""
                    : TerminalSanitizer.text(event.type().value());
            Output out = context.out();
            out.line(out.in(Style.GOOD, "accepted") + "  " + type + "  " + TerminalSanitizer.text(event.userId()) + "  "
                    + result.eventId() + "  " + attempts(result));
        }
    }

    private void document(TrackResult result) {
        try {
            context.document(JsonText.readObject(result.toJson()));
        } catch (IOException e) {
            throw new UncheckedIOException("the client made no JSON", e);
        }
    }

    private void trouble(TrackError error) {
        Output err = context.err();
        err.line(err.in(Style.BAD, error.type() + ": ")
                + TerminalSanitizer.text(error.message())
                + (error.attempts() > 0 ? " (" + attempts(error) + ")" : ""));
        if (error instanceof Rejected.ValidationError invalid) {
            details(err, invalid.errors(), invalid.message());
        } else if (error instanceof Rejected.ConfigurationError) {
            if (configurationHint != null) {
                context.say(configurationHint);
            }
        } else if (error instanceof Undelivered && error.eventId() != null) {
            context.say("Nothing is lost yet: the same call with --event-id " + error.eventId()
                    + " cannot count it twice.");
        }
    }

    private static void details(Output err, List<String> errors, String message) {
        errors.stream()
                .filter(detail -> !detail.equals(message))
                .forEach(detail -> err.line("  " + TerminalSanitizer.text(detail)));
    }

    private static String attempts(TrackResult result) {
        return result.attempts() == 1 ? "1 attempt" : result.attempts() + " attempts";
    }
}
