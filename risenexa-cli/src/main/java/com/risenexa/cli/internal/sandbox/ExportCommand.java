package com.risenexa.cli.internal.sandbox;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.cli.internal.remote.SandboxApi;
import com.risenexa.cli.internal.sandbox.SandboxCommand.SandboxSubcommand;
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

    /** The output formats; constants are named as on the command line. */
    enum Format {
        jsonl,
        csv
    }

    /** The kinds of records to export; constants are named as on the command line. */
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

    /**
     * Writes an export as it comes, many lines at a time. Its text is that of the clients of a sandbox: in JSON its control
     * characters are escaped, in CSV they are left out but for the line breaks.
     */
    static final class ExportText {
        private static final int MANY = 32 * 1024;

        private final CliContext context;
        private final StringBuilder waiting = new StringBuilder();

        ExportText(CliContext context) {
            this.context = context;
        }

        void jsonLines(BufferedReader body) throws IOException {
            for (String line = body.readLine(); line != null; line = body.readLine()) {
                waiting.append(JsonText.write(JsonText.read(line))).append('\n');
                writeIf(waiting.length() >= MANY);
            }
            writeIf(true);
        }

        void csv(Reader body) throws IOException {
            for (int c = body.read(); c >= 0; c = body.read()) {
                if (c == '\n' || c == '\r' || c == '\t' || !TerminalSanitizer.isControl(c)) {
                    waiting.append((char) c);
                }
                writeIf(waiting.length() >= MANY && !Character.isHighSurrogate((char) c));
            }
            writeIf(true);
        }

        private void writeIf(boolean now) {
            if (now) {
                context.out().print(waiting.toString());
                context.requireOut();
                waiting.setLength(0);
            }
        }
    }
}
