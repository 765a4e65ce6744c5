package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.remote.SandboxApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = "Print all events, or all attempts, as lines of JSON or as CSV.",
        footer = {
            "  risenexa sandbox export > events.jsonl",
            "  risenexa sandbox export --format csv --of attempts --outcome rejected > rejected.csv"
        })
public final class ExportCommand extends SandboxSubcommand {
    @Option(names = "--format", paramLabel = "F", description = "jsonl (one document per line) or csv.")
    Format format = Format.jsonl;

    @Option(names = "--of", paramLabel = "WHAT", description = "events (each id once) or attempts.")
    Table of = Table.events;

    @Mixin
    FilterOptions wanted = new FilterOptions();

    /** How it is written; named as on the command line. */
    enum Format {
        jsonl,
        csv
    }

    /** What is written; named as on the command line. */
    enum Table {
        events,
        attempts
    }

    public ExportCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode ask(SandboxApi sandbox, @Nullable String startup) {
        if (context().json() && format == Format.csv) {
            throw CliException.usage("--json and --format csv are two formats", "Leave one of them out.");
        }
        ExportText text = new ExportText(context());
        try (Reader body = new BufferedReader(new InputStreamReader(
                sandbox.open(
                        "/export", wanted.query(startup).with("format", format).with("of", of)),
                StandardCharsets.UTF_8))) {
            if (format == Format.csv) {
                text.csv(body);
            } else {
                text.jsonLines((BufferedReader) body);
            }
        } catch (IOException e) {
            throw SandboxApi.unreachable("the export broke off: what is there is not all");
        }
        return ExitCode.DONE;
    }
}
