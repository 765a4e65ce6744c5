package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Failure;
import com.risenexa.cli.internal.QuietLogs;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.SessionCommand;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.OutboxException;
import com.risenexa.tracking.outbox.TrackingOutbox;
import picocli.CommandLine.Mixin;

/** A command that looks at an outbox, or changes rows of it. None delivers: the application's worker does. */
abstract class OutboxCall extends SessionCommand {
    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    OutboxCall(Session session) {
        super(session);
    }

    @Override
    protected final ExitCode run() {
        QuietLogs.quieten();
        String url = database.jdbcUrl(session().surroundings(), this instanceof MigrateCommand);
        // It sends nothing, and so needs no options.
        try (TrackingClient client = TrackingClient.builder().build();
                TrackingOutbox outbox =
                        named(TrackingOutbox.builder(url, client)).build()) {
            return ask(outbox);
        } catch (OutboxException e) {
            throw DatabaseFailure.of(e);
        }
    }

    private TrackingOutbox.Builder named(TrackingOutbox.Builder builder) {
        try {
            return database.table == null ? builder : builder.tableName(database.table);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--table: " + e.getMessage(), null);
        }
    }

    abstract ExitCode ask(TrackingOutbox outbox);
}
