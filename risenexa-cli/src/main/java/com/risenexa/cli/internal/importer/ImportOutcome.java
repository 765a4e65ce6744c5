package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.RowReaderThread.RowBatch.End;
import com.risenexa.cli.internal.importer.StopSignal.Reason;
import com.risenexa.cli.internal.importer.input.Input.InputFormatException;
import com.risenexa.cli.internal.importer.progress.ProgressLine.ImportCounters;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The outcome of an import: its exit code, whether it reached the end, and why not. */
record ImportOutcome(
        ExitCode exitCode, boolean finished, @Nullable Reason reason) {
    /**
     * Judges.
     *
     * @param asked why it was asked to stop; null if it was not
     * @param end of the reading; null if that was not reached
     * @param sent whether any row was done, in this run or before
     * @param rejected rejected rows over all runs
     */
    static ImportOutcome of(@Nullable Reason asked, @Nullable End end, boolean sent, long rejected) {
        if (asked != null) {
            return new ImportOutcome(asked.exitCode(), false, asked);
        }
        Throwable fault = end == null ? null : end.fault();
        if (fault != null) {
            Reason why = reason(fault, sent);
            return new ImportOutcome(why.exitCode(), false, why);
        }
        boolean finished = end != null && !end.more();
        return new ImportOutcome(rejected > 0 ? ExitCode.PARTIAL : ExitCode.DONE, finished, null);
    }

    /** Before anything is sent it is wrong usage, later an input that is not as it must be. */
    private static Reason reason(Throwable fault, boolean sent) {
        ExitCode code = sent ? ExitCode.REJECTED : ExitCode.USAGE;
        if (fault instanceof InputFormatException known) {
            return new Reason(code, "input_unreadable", String.valueOf(known.getMessage()), known.hint());
        }
        if (fault instanceof EOFException || fault instanceof ZipException) {
            return new Reason(
                    code,
                    "input_unreadable",
                    "the gzip is damaged or cut short: " + fault.getMessage(),
                    "Download it again. Its complete rows are done.");
        }
        if (fault instanceof IOException) {
            return new Reason(
                    sent ? ExitCode.TEMPORARY : ExitCode.USAGE,
                    "input_unreadable",
                    "the input cannot be read: " + fault.getMessage(),
                    null);
        }
        if (fault instanceof CliException failure) {
            throw failure; // what the options say and the input do not agree: nothing is sent yet
        }
        throw fault instanceof RuntimeException bug ? bug : new IllegalStateException(fault);
    }

    /** Prints why the import did not reach its end, and what to do; nothing if it did. */
    void printTo(Output err) {
        if (reason != null) {
            err.line(err.in(Style.BAD, "risenexa: ") + TerminalSanitizer.text(reason.message()));
            if (reason.hint() != null) {
                err.line(TerminalSanitizer.text(reason.hint()));
            }
        }
    }

    /** Adds the same to a JSON document; each key is null if the import reached its end. */
    void putInto(Map<String, @Nullable Object> document) {
        document.put("error", reason == null ? null : reason.message());
        document.put("code", reason == null ? null : reason.code());
        document.put("hint", reason == null ? null : reason.hint());
    }

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
}
