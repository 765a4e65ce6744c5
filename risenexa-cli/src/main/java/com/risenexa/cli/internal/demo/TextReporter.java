package com.risenexa.cli.internal.demo;

import com.risenexa.cli.internal.demo.DemoResult.AttemptSummary;
import com.risenexa.cli.internal.demo.DemoResult.DemoEvent;
import com.risenexa.cli.internal.demo.DemoResult.DemoSummary;
import com.risenexa.cli.internal.output.Output;
import com.risenexa.cli.internal.output.Output.Style;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import com.risenexa.sandbox.Counters.Count;
import com.risenexa.sandbox.VerifyReport;
import com.risenexa.tracking.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A line per event, which grows as things happen; then the sums. Fits into 80 columns. */
final class TextReporter implements DemoReporter {
    private static final int WIRE_BEGINS = 26;
    private static final int WIRE_COLUMNS = 36;
    private static final String INDENT = "  ";

    private final Output out;
    private final boolean stays;
    private int column;
    private int number;

    TextReporter(Output out, boolean stays) {
        this.out = out;
        this.stays = stays;
    }

    @Override
    public void opens() {
        out.line("");
        out.line(INDENT + out.in(Style.STRONG, "Seven events over a faulty network"));
        out.line("");
        String head = String.format(
                Locale.ROOT,
                "%-2s %-13s %-6s %-" + WIRE_COLUMNS + "s %s",
                "",
                "event",
                "user",
                "on the wire",
                "ledger");
        out.line(INDENT + out.in(Style.DIM, head));
    }

    @Override
    public void begins(DemoEvent demoEvent) {
        number++;
        column = 0;
        out.print(
                String.format(Locale.ROOT, "%s%d  %-13s %-6s ", INDENT, number, demoEvent.title(), demoEvent.userId()));
    }

    @Override
    public void goesOn(AttemptSummary step) {
        Integer status = step.status();
        boolean good = status != null && status / 100 == 2;
        boolean last = step.pause() == null;
        append(good ? Style.GOOD : last ? Style.BAD : Style.WARN, step.words());
        if (step.pause() != null) {
            append(Style.DIM, " ·" + seconds(step.pause()) + "· ");
        }
    }

    private void append(Style style, String text) {
        String clean = TerminalSanitizer.text(text);
        column += clean.length();
        out.print(out.in(style, clean));
    }

    @Override
    public void ended(DemoResult outcome) {
        boolean good = outcome.result().isAccepted();
        String pad = " ".repeat(Math.max(1, WIRE_COLUMNS - column + 1));
        String words = (good ? "✓ " : "✗ ") + outcome.status().words();
        out.line(pad + out.in(good ? Style.GOOD : Style.BAD, words));
        if (outcome.result() instanceof Rejected.ValidationError rejected) {
            String indent = " ".repeat(WIRE_BEGINS);
            rejected.errors().forEach(error -> out.line(indent + out.in(Style.DIM, TerminalSanitizer.text(error))));
        }
    }

    @Override
    public void ends(List<DemoResult> all, DemoSummary summary, String url) {
        out.line("");
        out.line(INDENT + out.in(Style.DIM, row("counters", "added", "removed", "net")));
        count("user_registered", summary.counters().registered());
        count("user_converted", summary.counters().converted());
        out.line("");
        verify(summary.verify());
        if (stays) {
            out.line("");
            out.line(
                    INDENT + "Every attempt: " + out.in(Style.LINK, url + "/") + out.in(Style.DIM, "  Ctrl-C ends it"));
        }
        out.line("");
    }

    private void count(String type, Count count) {
        String numbers = row(type, count.added(), count.removed(), "");
        out.line(INDENT
                + numbers.stripTrailing()
                + out.in(Style.STRONG, String.format(Locale.ROOT, "%6d", count.net())));
    }

    private static String row(String name, Object added, Object removed, Object net) {
        return String.format(Locale.ROOT, "%-17s %7s %9s %5s", name, added, removed, net);
    }

    private void verify(VerifyReport report) {
        if (report.ok()) {
            out.line(INDENT + out.in(Style.GOOD, "verify ok: ") + report.attempts() + " attempts, " + report.events()
                    + " events, each counted once");
            return;
        }
        out.line(INDENT + out.in(Style.BAD, "verify failed:"));
        report.mismatches().forEach(mismatch -> out.line(INDENT + INDENT + TerminalSanitizer.text(mismatch)));
    }

    private static String seconds(Duration wait) {
        return String.format(Locale.ROOT, " %.1f s ", wait.toMillis() / 1e3);
    }
}
