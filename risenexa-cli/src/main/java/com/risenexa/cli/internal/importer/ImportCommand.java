package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.Session;
import com.risenexa.cli.internal.SessionCommand;
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
public final class ImportCommand extends SessionCommand {
    @Mixin
    ImportOptions options = new ImportOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    public ImportCommand(Session session) {
        super(session);
    }

    @Override
    protected ExitCode run() throws Exception {
        return new Import(session(), ImportRequest.of(options), ResumeCommand.of(spec)).run();
    }
}
