package com.risenexa.cli.internal.importer;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.importer.progress.ImportCounters;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The summary of an import: the sums for stdout, the next step for stderr.
 *
 * @param seconds how long it took
 * @param rejects where rejected rows lie
 * @param resume the command that goes on; null if nothing is left
 */
record ImportSummary(
        ImportCounters counters,
        ImportOutcome ended,
        double seconds,
        Path rejects,
        @Nullable String resume) {
    void show(CliContext context) {
        if (context.json()) {
            context.document(document());
        } else {
            Output out = context.out();
            out.line(out.in(counters.rejected.get() == 0 ? Style.GOOD : Style.WARN, sums()));
        }
        Output err = context.err();
        ended.printTo(err);
        if (counters.rejected.get() > 0) {
            context.say("Rejected rows are in " + TerminalSanitizer.text(rejects.toString())
                    + "; correct them and import that file. No row is counted twice.");
        }
        if (resume != null) {
            err.line("Go on with: " + TerminalSanitizer.text(resume));
        }
    }

    private String sums() {
        String skipped = counters.skipped.get() == 0
                ? ""
                : String.format(Locale.ROOT, "  (%,d were done before)", counters.skipped.get());
        return String.format(
                Locale.ROOT,
                "read %,d  accepted %,d  rejected %,d  undelivered %,d  in %.1f s%s",
                counters.read.get(),
                counters.accepted.get(),
                counters.rejected.get(),
                counters.undelivered.get(),
                seconds,
                skipped);
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("finished", ended.finished());
        document.put("skipped", counters.skipped.get());
        document.put("read", counters.read.get());
        document.put("accepted", counters.accepted.get());
        document.put("rejected", counters.rejected.get());
        document.put("undelivered", counters.undelivered.get());
        document.put("seconds", Math.round(seconds * 1000) / 1000.0);
        document.put("rejects", counters.rejected.get() == 0 ? null : rejects.toString());
        document.put("resume", resume);
        ended.putInto(document);
        return document;
    }
}
