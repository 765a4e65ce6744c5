package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/** What one needs to know of a sandbox that has started, on stderr. */
final class Banner {
    private final CliContext context;

    Banner(CliContext context) {
        this.context = context;
    }

    void show(Sandbox sandbox, @Nullable String data, boolean openToOthers) {
        Output err = context.err();
        context.say(
                "Sandbox at " + err.in(Style.LINK, sandbox.baseUrl() + "/") + err.in(Style.DIM, "  Ctrl-C ends it"));
        context.say("  startup " + sandbox.startupSlug() + ", key " + sandbox.apiKey() + ", "
                + (data == null ? "data in memory" : "data in " + data));
        if (openToOthers) {
            context.say(err.in(Style.WARN, "  Warning: ") + "it can be reached from other machines.");
        }
    }
}
