package com.risenexa.cli.internal.sandbox;

import picocli.CommandLine.Command;

@Command(
        name = "fault",
        description = "How the sandbox misbehaves.",
        subcommands = {FaultAddCommand.class, FaultListCommand.class, FaultClearCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class FaultCommand {}
