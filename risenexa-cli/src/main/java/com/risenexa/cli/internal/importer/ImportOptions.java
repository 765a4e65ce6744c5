package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.importer.input.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of an import. */
final class ImportOptions {
    @Parameters(paramLabel = "FILE", description = "CSV or JSON lines, also as gzip; - is stdin.")
    String file = "";

    @Option(names = "--format", paramLabel = "F", description = "csv or jsonl; found out if absent.")
    @Nullable
    Format format;

    @Option(
            names = "--separator",
            paramLabel = "C",
            description =
                    "Between the columns of a CSV: one character, comma, semicolon, tab or pipe; found out if absent"
                            + " (auto).")
    String separator = "auto";

    @Option(names = "--no-header", description = "The first line is a row; columns are #1, #2 and so on.")
    boolean noHeader;

    @Option(
            names = "--map",
            paramLabel = "FIELD=COL",
            description = "Which column is what: user_id=id,occurred_at=signed up,metadata.plan=plan. Fields: user_id,"
                    + " type, occurred_at, action, event_id, metadata, metadata.NAME; columns of these names are"
                    + " taken without. Repeatable.")
    List<String> maps = new ArrayList<>();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Of rows that name none: registration, conversion, or another type as it is.")
    @Nullable
    String type;

    @Option(names = "--remove", description = "Take back: lower the counter.")
    boolean remove;

    @Option(
            names = "--id-column",
            paramLabel = "COL",
            description = "Derive each event's id from this column instead of user and time.")
    @Nullable
    String idColumn;

    @Option(
            names = "--time-format",
            paramLabel = "P",
            description =
                    "Of occurred_at: epoch-seconds, epoch-millis, or a pattern such as 'dd.MM.yyyy HH:mm'; ISO and"
                            + " databases' forms without it.")
    @Nullable
    String timeFormat;

    @Option(names = "--zone", paramLabel = "Z", description = "Of times without a zone, such as Europe/Berlin (UTC).")
    String zone = "UTC";

    @Option(names = "--concurrency", paramLabel = "N", description = "Requests at once, 1 to 1000 (32).")
    @Nullable
    Integer concurrency;

    @Option(names = "--rate", paramLabel = "R", description = "Rows a second or minute at most, such as 50/s or 100/m.")
    @Nullable
    String rate;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "Give up after so long without a row accepted while rows are undelivered (5m).")
    String patience = "5m";

    @Option(names = "--resume", description = "Go on after the rows that an interrupted import has done.")
    boolean resume;

    @Option(names = "--restart", description = "Begin with the first row, and forget an interrupted import.")
    boolean restart;

    @Option(names = "--state", paramLabel = "FILE", description = "Where it is kept how far the import has come.")
    @Nullable
    String state;

    @Option(names = "--rejects", paramLabel = "FILE", description = "The file for rejected rows (FILE.rejects.csv).")
    @Nullable
    String rejects;

    @Option(names = "--max-errors", paramLabel = "N", description = "Stop when more rows than this are rejected.")
    @Nullable
    Long maxErrors;

    @Option(names = "--limit", paramLabel = "N", description = "Read this many rows, and leave the rest.")
    @Nullable
    Long limit;

    @Option(names = "--dry-run", description = "Read all rows, show what would be sent, and send nothing.")
    boolean dryRun;
}
