package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.importer.Import.Destination;
import com.risenexa.cli.internal.importer.RowReaderThread.ImportRow;
import com.risenexa.cli.internal.importer.input.Input;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.progress.ProgressLine.ImportCounters;
import com.risenexa.cli.internal.importer.progress.ProgressView;
import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.support.RequestPreview;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads all rows as an import would, and sends, keeps and writes nothing. */
final class DryRun {
    private static final int MOST_SHOWN = 3;
    private static final int MOST_FAULTS = 20;
    private static final long LOOK_AGAIN_MILLIS = 1000;

    private final CliContext context;
    private final ImportOptions options;
    private final Destination target;
    private final ImportCounters counters = new ImportCounters();
    private final List<String> bodies = new ArrayList<>();
    private final List<Map<String, @Nullable Object>> faults = new ArrayList<>();

    DryRun(CliContext context, ImportOptions options, Destination target) {
        this.context = context;
        this.options = options;
        this.target = target;
    }

    ExitCode run(Input input) throws InterruptedException {
        try (RowReaderThread reading = new RowReaderThread(input, options, 0, counters)) {
            read(reading);
            ImportOutcome ended = ImportOutcome.of(null, reading.end(), false, counters.rejected.get());
            show(ended);
            return ended.exitCode();
        }
    }

    private void read(RowReaderThread reading) throws InterruptedException {
        try (ProgressView view = new ProgressView(context, counters, () -> Double.NaN)) {
            view.start();
            reading.start(line -> {
                if (!context.options().quiet) {
                    view.say(line);
                }
            });
            while (reading.end() == null) {
                ImportRow item = reading.poll(LOOK_AGAIN_MILLIS);
                if (item != null) {
                    counters.read.incrementAndGet();
                    judge(item);
                }
            }
        }
    }

    private void judge(ImportRow item) {
        RowError fault = item.fault();
        if (fault == null) {
            RequestPreview preview = RequestPreview.of(target.options(), item.event());
            TrackError error = preview.error();
            if (error == null) {
                counters.accepted.incrementAndGet();
                if (bodies.size() < MOST_SHOWN) {
                    bodies.add(preview.body());
                }
                return;
            }
            fault = RowOutcome.of(error) instanceof RowOutcome.Reject rejected
                    ? rejected.fault()
                    : new RowError(error.type(), error.message(), null);
        }
        counters.rejected.incrementAndGet();
        if (faults.size() < MOST_FAULTS) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            shown.put("line", item.row().line());
            shown.put("column", fault.column());
            shown.put("code", fault.code());
            shown.put("message", fault.message());
            faults.add(shown);
        }
    }

    private void show(ImportOutcome ended) {
        if (context.json()) {
            context.document(document(ended));
        } else {
            Output out = context.out();
            bodies.forEach(body -> out.line(TerminalSanitizer.text(body)));
            out.line(String.format(
                    Locale.ROOT,
                    "read %,d  would send %,d  would reject %,d",
                    counters.read.get(),
                    counters.accepted.get(),
                    counters.rejected.get()));
        }
        Output err = context.err();
        for (Map<String, @Nullable Object> fault : faults) {
            Object column = fault.get("column");
            err.line("line " + fault.get("line")
                    + (column == null ? "" : ", column " + TerminalSanitizer.text(String.valueOf(column))) + ": "
                    + TerminalSanitizer.text(String.valueOf(fault.get("message"))));
        }
        ended.printTo(err);
        context.say("Nothing was sent.");
    }

    private Map<String, @Nullable Object> document(ImportOutcome ended) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("url", target.url());
        document.put("read", counters.read.get());
        document.put("would_send", counters.accepted.get());
        document.put("would_reject", counters.rejected.get());
        List<@Nullable Object> first = new ArrayList<>();
        for (String body : bodies) {
            try {
                first.add(JsonText.readObject(body));
            } catch (IOException e) {
                throw new UncheckedIOException("the client made no JSON", e);
            }
        }
        document.put("first", first);
        document.put("faults", faults);
        ended.putInto(document);
        return document;
    }
}
