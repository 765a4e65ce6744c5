package com.risenexa.cli.internal.outbox;

import picocli.CommandLine.Command;

@Command(
        name = "outbox",
        description = "Events that wait in a database for their delivery; works beside a running application.",
        subcommands = {
            StatusCommand.class,
            ParkedCommand.class,
            RetryCommand.class,
            DiscardCommand.class,
            MigrateCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class OutboxCommand {}
