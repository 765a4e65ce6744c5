package com.risenexa.cli.internal.track;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "track",
        description = "Report one event, and say what became of it.",
        footer = {
            "  risenexa track registration --user usr_42",
            "  risenexa track conversion --user usr_42 --event-key sub_7 --data plan=pro",
            "  risenexa track conversion --user usr_42 --event-key sub_7 --remove"
        })
public final class TrackCommand extends CliCommand {
    @Parameters(
            paramLabel = "TYPE",
            description = "registration (user_registered), conversion (user_converted), or another type as it is.")
    String type = "";

    @Option(names = "--user", required = true, paramLabel = "ID", description = "The user's id in your system.")
    String user = "";

    @Option(names = "--remove", description = "Take back: lower the counter.")
    boolean remove;

    @ArgGroup
    @Nullable
    Identity identity;

    @Option(
            names = "--occurred-at",
            paramLabel = "ISO",
            description = "When it happened, such as 2026-04-01T12:00:00Z; the server's clock if absent.")
    @Nullable
    String occurredAt;

    @Option(
            names = "--data",
            paramLabel = "K=V",
            description = "Metadata: K=V is a string, K:=JSON any JSON. Repeatable.")
    List<String> data = new ArrayList<>();

    @Option(names = "--dry-run", description = "Show the request, with the key masked, and send nothing.")
    boolean dryRun;

    /** Under which id the server counts the event; a random one if none is given. */
    static final class Identity {
        @Option(names = "--event-id", paramLabel = "UUID", description = "The event's id.")
        @Nullable
        String id;

        @Option(
                names = "--event-key",
                paramLabel = "KEY",
                description = "Derive the event's id from a key of yours, so that the same event gets the same id.")
        @Nullable
        String key;
    }

    public TrackCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() throws InterruptedException {
        return new TrackAction(context()).run(EventArguments.event(this), dryRun);
    }
}
