package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.SessionCommand;
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
        return OutboxSession.call(database, session().surroundings(), this instanceof MigrateCommand, this::ask);
    }

    abstract ExitCode ask(TrackingOutbox outbox);
}
