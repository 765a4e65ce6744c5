package com.risenexa.cli.internal;

import com.risenexa.cli.internal.options.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "risenexa",
        description = "Report registrations and conversions to Risenexa, and try it all on this machine.",
        synopsisSubcommandLabel = "COMMAND")
final class RootCommand {
    @Mixin
    final GlobalOptions options;

    RootCommand(GlobalOptions options) {
        this.options = options;
    }
}
