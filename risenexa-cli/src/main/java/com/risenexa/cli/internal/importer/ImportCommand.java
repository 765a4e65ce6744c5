package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliCommand;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.output.ApiKeyMask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        options.check();
        return new Import(context(), options, ResumeCommand.of(spec)).run();
    }

    /** The command line that continues where this one stopped. */
    record ResumeCommand(List<String> words) {
        static ResumeCommand of(@Nullable CommandSpec spec) {
            if (spec == null) {
                return new ResumeCommand(List.of("import"));
            }
            return new ResumeCommand(spec.root().commandLine().getParseResult().originalArgs());
        }

        /** For a shell. */
        @Override
        public String toString() {
            List<String> line = new ArrayList<>(List.of("risenexa"));
            for (String word : words) {
                if (!word.equals("--restart") && !word.equals("--resume")) {
                    line.add(quoted(word));
                }
            }
            line.add("--resume");
            return String.valueOf(ApiKeyMask.in(line.stream().collect(Collectors.joining(" "))));
        }

        private static String quoted(String word) {
            return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
        }
    }
}
