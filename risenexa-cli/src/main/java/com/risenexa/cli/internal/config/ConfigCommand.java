package com.risenexa.cli.internal.config;

import picocli.CommandLine.Command;

@Command(
        name = "config",
        description = "What is configured.",
        subcommands = ConfigShowCommand.class,
        synopsisSubcommandLabel = "COMMAND")
public final class ConfigCommand {}
