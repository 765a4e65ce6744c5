package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "discard",
        description = "Give parked events up, for ever. Exits with 1 if one of them is not parked.",
        footer = "  risenexa outbox discard ID --reason \"test data\" --file outbox.db")
public final class DiscardCommand extends OutboxSubcommand {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "The ids of the events.")
    List<UUID> ids = new ArrayList<>();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is said again on stderr.")
    String reason = "";

    public DiscardCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(TrackingOutbox outbox) {
        if (reason.isBlank()) {
            throw CliException.usage("--reason is blank", "Say why the events are given up.");
        }
        return new BulkChangeReport(context(), "discarded").because(reason).each(ids, id -> outbox.discard(id, reason));
    }
}
