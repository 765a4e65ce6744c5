package com.risenexa.cli.internal.importer.progress;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.options.GlobalOptions.ProgressHow;
import com.risenexa.cli.internal.output.Output;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/** Shows on stderr how an import goes on, from a thread of its own: also while nothing happens. */
public final class ProgressView implements AutoCloseable {
    private static final long BAR_MILLIS = 250;
    private static final long PLAIN_MILLIS = 10_000;

    private final ImportCounters counters;
    private final DoubleSupplier fraction;
    private final Output err;
    private final ProgressHow how;
    private final TerminalWidth terminal;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private int width;
    private int drawn;

    /**
     * Shows nothing yet.
     *
     * @param fraction how much of the input is read, 0 to 1; NaN if nobody knows
     */
    public ProgressView(CliContext context, ImportCounters counters, DoubleSupplier fraction) {
        this.counters = counters;
        this.fraction = fraction;
        this.err = context.err();
        this.how = how(context);
        this.terminal = new TerminalWidth(
                context.process().environment(), context.process().errIsTerminal());
        this.thread = new Thread(this::run, "risenexa-progress");
        thread.setDaemon(true);
    }

    public void start() {
        if (how != ProgressHow.none) {
            thread.start();
        }
    }

    private static ProgressHow how(CliContext context) {
        if (context.options().quiet) {
            return ProgressHow.none;
        }
        if (context.options().progress != ProgressHow.auto) {
            return context.options().progress;
        }
        boolean bar = context.process().errIsTerminal()
                && !"dumb".equals(context.process().environment().apply("TERM"));
        return bar ? ProgressHow.bar : ProgressHow.plain;
    }

    private void run() {
        long began = System.nanoTime();
        double from = fraction.getAsDouble();
        RateEstimator speed = new RateEstimator(began, 0);
        boolean bar = how == ProgressHow.bar;
        try {
            while (!ended.await(bar ? BAR_MILLIS : PLAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                long now = System.nanoTime();
                double read = fraction.getAsDouble();
                Progress progress = new Progress(
                        counters.read.get(),
                        counters.accepted.get(),
                        counters.rejected.get(),
                        counters.undelivered.get(),
                        read,
                        speed.at(now, counters.accepted.get()),
                        RateEstimator.secondsLeft(from, read, (now - began) / 1e9),
                        counters.note());
                if (bar) {
                    width = terminal.get();
                    draw(ProgressLine.bar(progress, width));
                } else {
                    err.line(ProgressLine.plain(progress));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void draw(String line) {
        err.print(AnsiLine.clear(drawn, width) + AnsiLine.unbroken(line));
        drawn = line.length();
    }

    /** Says a line in between, for ever. */
    public synchronized void say(String line) {
        err.print((drawn == 0 ? "" : AnsiLine.clear(drawn, width)) + line + "\n");
        drawn = 0;
    }

    /** Ends, and leaves no bar behind. */
    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (drawn > 0) {
            err.print(AnsiLine.clear(drawn, width));
            drawn = 0;
        }
    }
}
