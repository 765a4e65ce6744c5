package com.risenexa.cli.internal;

import com.risenexa.cli.internal.demo.DemoCommand;
import com.risenexa.cli.internal.options.GlobalOptions;
import com.risenexa.cli.internal.version.VersionCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "risenexa",
        description = "Report registrations and conversions to Risenexa, and try it all on this machine.",
        subcommands = {DemoCommand.class, VersionCommand.class})
final class RootCommand {
    @Mixin
    final GlobalOptions options;

    RootCommand(GlobalOptions options) {
        this.options = options;
    }
}
