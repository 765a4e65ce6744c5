package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.outbox.OutboxCommand.MigrateCommand;
import com.risenexa.tracking.outbox.TrackingOutbox;
import picocli.CommandLine.Mixin;

/** A command that looks at an outbox, or changes rows of it. None delivers: the application's worker does. */
abstract class OutboxSubcommand extends CliCommand {
    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    OutboxSubcommand(CliContext context) {
        super(context);
    }

    @Override
    protected final ExitCode run() {
        return OutboxSession.call(database, context().process(), this instanceof MigrateCommand, this::ask);
    }

    abstract ExitCode ask(TrackingOutbox outbox);
}
