package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.RowSender.RowRateLimiter.Rate;
import com.risenexa.cli.internal.importer.input.DelimiterDetector.Delimiter;
import com.risenexa.cli.internal.importer.input.InputOptions;
import com.risenexa.cli.internal.importer.input.InputOptions.Format;
import com.risenexa.cli.internal.importer.mapping.MappingOptions;
import com.risenexa.tracking.support.OptionTexts;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of an import. */
final class ImportOptions {
    private static final int MOST_CONCURRENCY = 1000;

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
    Path state;

    @Option(names = "--rejects", paramLabel = "FILE", description = "The file for rejected rows (FILE.rejects.csv).")
    @Nullable
    Path rejects;

    @Option(names = "--max-errors", paramLabel = "N", description = "Stop when more rows than this are rejected.")
    long maxErrors = Long.MAX_VALUE;

    @Option(names = "--limit", paramLabel = "N", description = "Read this many rows, and leave the rest.")
    long limit = Long.MAX_VALUE;

    @Option(names = "--dry-run", description = "Read all rows, show what would be sent, and send nothing.")
    boolean dryRun;

    /**
     * Judges all of them.
     *
     * @throws CliException if one cannot be used, or two exclude each other
     */
    void check() {
        if (resume && restart) {
            throw CliException.usage("--resume and --restart exclude each other", null);
        }
        if (concurrency != null && (concurrency < 1 || concurrency > MOST_CONCURRENCY)) {
            throw CliException.usage("--concurrency is " + concurrency + "; expected 1 to " + MOST_CONCURRENCY, null);
        }
        if (type != null && type.isBlank()) {
            throw CliException.usage("--type is empty", "Give it a value, or leave it out.");
        }
        if (maxErrors < 0) {
            throw CliException.usage("--max-errors is " + maxErrors + "; expected 0 or more", null);
        }
        if (limit < 1) {
            throw CliException.usage("--limit is " + limit + "; expected 1 or more", null);
        }
        if (remove && mapping().columns().containsKey("action")) {
            throw CliException.usage("--remove and --map action=… exclude each other", null);
        }
        input();
        rate();
        patience();
    }

    MappingOptions mapping() {
        try {
            return MappingOptions.of(maps, type, remove, idColumn, ZoneId.of(zone), timeFormat);
        } catch (DateTimeException e) {
            throw CliException.usage(
                    "--zone " + zone + " is not a time zone; expected such as Europe/Berlin or +02:00", null);
        }
    }

    InputOptions input() {
        return new InputOptions(
                format, Delimiter.read(separator), noHeader, mapping().columnsNeeded());
    }

    @Nullable
    Rate rate() {
        return rate == null ? null : Rate.of(rate);
    }

    /** How long rows may stay undelivered without one accepted. */
    Duration patience() {
        Duration time = OptionTexts.duration(patience);
        if (time == null) {
            throw CliException.usage("--patience " + patience + " cannot be read; expected such as 90s or 5m", null);
        }
        return time;
    }

    /** How rows become events, as on the command line: with other words they would be other events. */
    String events() {
        return (mapping() + input().toString()).strip();
    }
}
