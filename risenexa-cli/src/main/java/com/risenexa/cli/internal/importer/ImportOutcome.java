package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.RowReaderThread.RowBatch.End;
import com.risenexa.cli.internal.importer.StopSignal.Reason;
import com.risenexa.cli.internal.importer.input.InputFormatException;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Style;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import java.io.EOFException;
import java.io.IOException;
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
}
