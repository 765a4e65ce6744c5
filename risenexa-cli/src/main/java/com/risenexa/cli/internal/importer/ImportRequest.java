package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.RowRateLimiter.Rate;
import com.risenexa.cli.internal.importer.input.DelimiterDetector.Delimiter;
import com.risenexa.cli.internal.importer.input.InputOptions;
import com.risenexa.cli.internal.importer.mapping.MappingOptions;
import com.risenexa.tracking.support.OptionTexts;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The validated options of an import.
 *
 * @param fresh begin with the first row, whatever an earlier run left
 * @param patience how long rows may stay undelivered without one accepted
 */
record ImportRequest(
        String file,
        InputOptions input,
        MappingOptions mapping,
        @Nullable Integer concurrency,
        @Nullable Rate rate,
        boolean resume,
        boolean fresh,
        @Nullable Path state,
        @Nullable Path rejects,
        long maxErrors,
        long limit,
        boolean dryRun,
        Duration patience) {
    private static final int MOST_CONCURRENCY = 1000;

    static ImportRequest of(ImportOptions options) {
        if (options.resume && options.restart) {
            throw CliException.usage("--resume and --restart exclude each other", null);
        }
        Integer concurrency = options.concurrency;
        if (concurrency != null && (concurrency < 1 || concurrency > MOST_CONCURRENCY)) {
            throw CliException.usage("--concurrency is " + concurrency + "; expected 1 to " + MOST_CONCURRENCY, null);
        }
        if (options.type != null && options.type.isBlank()) {
            throw CliException.usage("--type is empty", "Give it a value, or leave it out.");
        }
        MappingOptions mapping = MappingOptions.of(
                options.maps, options.type, options.remove, options.idColumn, zone(options.zone), options.timeFormat);
        if (options.remove && mapping.columns().containsKey("action")) {
            throw CliException.usage("--remove and --map action=… exclude each other", null);
        }
        return new ImportRequest(
                options.file,
                new InputOptions(
                        options.format, Delimiter.read(options.separator), options.noHeader, mapping.columnsNeeded()),
                mapping,
                concurrency,
                options.rate == null ? null : Rate.of(options.rate),
                options.resume,
                options.restart,
                path("--state", options.state),
                path("--rejects", options.rejects),
                atLeast("--max-errors", options.maxErrors, 0),
                atLeast("--limit", options.limit, 1),
                options.dryRun,
                patience(options.patience));
    }

    /** How rows become events, as on the command line: with other words they would be other events. */
    String events() {
        return (mapping + input.toString()).strip();
    }

    private static Duration patience(String text) {
        Duration patience = OptionTexts.duration(text);
        if (patience == null) {
            throw CliException.usage("--patience " + text + " cannot be read; expected such as 90s or 5m", null);
        }
        return patience;
    }

    private static long atLeast(String option, @Nullable Long given, long least) {
        if (given != null && given < least) {
            throw CliException.usage(option + " is " + given + "; expected " + least + " or more", null);
        }
        return given == null ? Long.MAX_VALUE : given;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw CliException.usage(
                    "--zone " + text + " is not a time zone; expected such as Europe/Berlin or +02:00", null);
        }
    }

    private static @Nullable Path path(String option, @Nullable String text) {
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw CliException.usage(option + " " + text + " is not a file: " + e.getReason(), null);
        }
    }
}
