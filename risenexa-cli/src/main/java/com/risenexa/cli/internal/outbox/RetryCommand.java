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
        name = "retry",
        description = "Have parked events sent again: a running worker finds them within its poll interval, 1 s."
                + " Exits with 1 if one of them is not parked.",
        footer = "  risenexa outbox retry --all --file outbox.db")
public final class RetryCommand extends OutboxSubcommand {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "The ids of the events.")
    List<UUID> ids = new ArrayList<>();

    @Option(names = "--all", description = "All that are parked.")
    boolean all;

    public RetryCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(TrackingOutbox outbox) {
        if (all == !ids.isEmpty()) {
            throw CliException.usage("retry takes ids or --all", "See the ids: risenexa outbox parked");
        }
        if (!all) {
            return new BulkChangeReport(context(), "retried").each(ids, outbox::retry);
        }
        return new BulkChangeReport(context(), "retried").done(outbox.retryAll());
    }
}
