package com.risenexa.cli.internal.sandbox;

import picocli.CommandLine.Command;

@Command(
        name = "fault",
        description = "How the sandbox misbehaves.",
        subcommands = {FaultAddCommand.class, FaultListCommand.class, FaultClearCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"  risenexa sandbox fault add 503*2,ok", "  risenexa sandbox fault list"})
public final class FaultCommand {}
