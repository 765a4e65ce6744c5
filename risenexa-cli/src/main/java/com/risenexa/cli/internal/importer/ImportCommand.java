package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Report one event for each row of a file.",
            "A row gets the same event id in every run, so a run that is repeated counts nothing twice."
        },
        footer = {
            "",
            "risenexa import users.csv --type registration --map 'user_id=id,occurred_at=signed up'",
            "risenexa import users.csv --type registration --resume"
        })
public final class ImportCommand extends CliCommand {
    @Mixin
    ImportOptions options = new ImportOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    public ImportCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run() throws Exception {
        return new Import(context(), ImportRequest.of(options), ResumeCommand.of(spec)).run();
    }
}
