package com.risenexa.cli.internal.importer.progress;

import com.risenexa.cli.internal.CliContext;
import com.risenexa.cli.internal.importer.progress.ProgressLine.AnsiLine;
import com.risenexa.cli.internal.importer.progress.ProgressLine.ImportCounters;
import com.risenexa.cli.internal.importer.progress.ProgressLine.Progress;
import com.risenexa.cli.internal.importer.progress.ProgressLine.RateEstimator;
import com.risenexa.cli.internal.options.GlobalOptions.ProgressHow;
import com.risenexa.cli.internal.output.Output;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows the progress of an import on stderr, from a thread of its own, so that it is updated while nothing happens. */
public final class ProgressView implements AutoCloseable {
    private static final long BAR_MILLIS = 250;
    private static final long PLAIN_MILLIS = 10_000;
    private static final long CLOSE_MILLIS = 5_000;

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
        RateEstimator speed = new RateEstimator(began, 0);
        double from = Double.NaN;
        try {
            while (!ended.await(how == ProgressHow.bar ? BAR_MILLIS : PLAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    from = Double.isNaN(from) ? fraction.getAsDouble() : from;
                    show(speed, began, from);
                } catch (Throwable notShown) {
                    // An import is worth its end without a picture of its progress; the next round estimates anew.
                    from = Double.NaN;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(RateEstimator speed, long began, double from) {
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
        if (how == ProgressHow.bar) {
            width = terminal.get();
            draw(ProgressLine.bar(progress, width));
        } else {
            err.line(ProgressLine.plain(progress));
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
            thread.join(CLOSE_MILLIS); // a terminal that takes nothing must not hold the command
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (drawn > 0) {
            err.print(AnsiLine.clear(drawn, width));
            drawn = 0;
        }
    }

    /** The width of the terminal; read repeatedly, because it may be resized. */
    static final class TerminalWidth {
        private static final int USUAL = 80;
        private static final int NARROWEST = 10;
        private static final File TERMINAL = new File("/dev/tty");

        private final Function<String, @Nullable String> environment;
        private boolean asks;

        /**
         * Knows a terminal by {@code stty}.
         *
         * @param isTerminal whether there is one to ask
         */
        TerminalWidth(Function<String, @Nullable String> environment, boolean isTerminal) {
            this.environment = environment;
            this.asks = isTerminal && TERMINAL.exists();
        }

        int get() {
            int width = asks ? ask() : 0;
            if (width < NARROWEST) {
                asks = false;
                width = number(environment.apply("COLUMNS"));
            }
            return width < NARROWEST ? USUAL : width;
        }

        /** 0 if it cannot be had. */
        private static int ask() {
            try {
                Process stty = new ProcessBuilder("stty", "size")
                        .redirectInput(TERMINAL)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                    stty.destroyForcibly();
                    return 0;
                }
                String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
                return number(size.substring(size.indexOf(' ') + 1));
            } catch (IOException e) {
                return 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }

        private static int number(@Nullable String text) {
            try {
                return text == null ? 0 : Integer.parseInt(text);
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }
}
