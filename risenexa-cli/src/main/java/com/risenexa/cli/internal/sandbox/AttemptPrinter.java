package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Style;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes attempts as they come, a line each; what else happens is said on stderr. */
final class AttemptPrinter implements StreamFollower.Reader {
    private final CliContext context;
    private final Predicate<Map<String, @Nullable Object>> wanted;
    private final AttemptLine line;

    AttemptPrinter(CliContext context, Predicate<Map<String, @Nullable Object>> wanted) {
        this.context = context;
        this.wanted = wanted;
        this.line = new AttemptLine(context);
    }

    @Override
    public void attempt(Map<String, @Nullable Object> attempt) {
        if (wanted.test(attempt)) {
            line.show(attempt);
            context.requireOut();
        }
    }

    @Override
    public void reset(String startup) {
        say(Style.DIM, "Startup " + startup + " was reset: its events are forgotten.");
    }

    @Override
    public void lost() {
        say(Style.WARN, "The sandbox is gone; this goes on when it is back. Ctrl-C ends it.");
    }

    @Override
    public void back() {
        say(Style.DIM, "It is back.");
    }

    private void say(Style style, String text) {
        context.say(context.err().in(style, text));
    }
}
