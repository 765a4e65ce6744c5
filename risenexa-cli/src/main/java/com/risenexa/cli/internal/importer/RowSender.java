package com.risenexa.cli.internal.importer;

import com.risenexa.cli.ExitCode;
import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.RowReaderThread.ImportRow;
import com.risenexa.cli.internal.importer.StopSignal.Reason;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.progress.ProgressLine.ImportCounters;
import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows as {@code trackAll} wants them, and their results as it gives them. Says that there is no next one as soon as it
 * would have to wait, so that results are not kept waiting either; whoever drives it asks again. For one thread.
 */
final class RowSender implements Iterator<TrackingEvent> {
    /** So long it waits for a row while results may come in. */
    private static final long SHORT_MILLIS = 100;

    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(SHORT_MILLIS);

    /** With so many undelivered, no further row is tried. */
    private static final int MOST_UNDELIVERED = 1000;

    private final RowReaderThread reading;
    private final Checkpoint checkpoint;
    private final RetryQueue again;
    private final RowRateLimiter pace;
    private final ImportCounters counters;
    private final StopSignal stop;
    private final long maxErrors;
    private final LongSupplier clock;
    private final Consumer<String> say;
    private final IdentityHashMap<TrackingEvent, ImportRow> inFlight = new IdentityHashMap<>();
    private long number;
    private boolean warned;
    private String lastTrouble = "";
    private @Nullable ImportRow next;

    RowSender(
            RowReaderThread reading,
            Checkpoint checkpoint,
            RetryQueue again,
            RowRateLimiter pace,
            ImportCounters counters,
            StopSignal stop,
            long first,
            long maxErrors,
            LongSupplier clock,
            Consumer<String> say) {
        this.reading = reading;
        this.checkpoint = checkpoint;
        this.again = again;
        this.pace = pace;
        this.counters = counters;
        this.stop = stop;
        this.number = first;
        this.maxErrors = maxErrors;
        this.clock = clock;
        this.say = say;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && !stop.isAsked()) {
                saveIfDue();
                ImportRow item = again.poll(clock.getAsLong());
                item = item == null ? fresh() : item;
                if (item == null) {
                    return false;
                }
                RowError fault = item.fault();
                if (fault == null) {
                    next = item;
                } else {
                    reject(item, fault);
                }
            }
            return next != null && !stop.isAsked() && mayGo();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private @Nullable ImportRow fresh() throws InterruptedException {
        if (again.open() >= MOST_UNDELIVERED || !checkpoint.hasRoomFor(number)) {
            return null;
        }
        ImportRow item = reading.poll(SHORT_MILLIS);
        if (item != null) {
            number = item.number() + 1;
            counters.read.incrementAndGet();
            counters.note(null);
        }
        return item;
    }

    private boolean mayGo() throws InterruptedException {
        long wait = pace.waitNanos(clock.getAsLong());
        if (wait > SHORT_NANOS) {
            return false;
        }
        if (wait > 0) {
            stop.pause(wait);
        }
        return !stop.isAsked();
    }

    @Override
    public TrackingEvent next() {
        ImportRow item = next;
        if (item == null || item.event() == null) {
            throw new NoSuchElementException();
        }
        next = null;
        pace.sent(clock.getAsLong());
        inFlight.put(item.event(), item);
        return item.event();
    }

    void ended(@Nullable TrackingEvent event, TrackResult result) {
        ImportRow item = Objects.requireNonNull(inFlight.remove(event), "a result of no row of ours");
        long now = clock.getAsLong();
        RowOutcome verdict = RowOutcome.of(result);
        if (verdict instanceof RowOutcome.Accepted) {
            counters.accepted.incrementAndGet();
            again.settled(item, true, now);
            settle(item, null);
        } else if (verdict instanceof RowOutcome.Reject rejected) {
            reject(item, rejected.fault());
        } else if (verdict instanceof RowOutcome.Retry later) {
            again.add(item, later.retryAfter(), now);
            lastTrouble = later.why();
        } else if (verdict instanceof RowOutcome.StopAll all) {
            stop.ask(new Reason(
                    all.exitCode(),
                    all.code(),
                    all.code() + " at line " + item.row().line() + ": " + all.message(),
                    null));
        }
        counters.undelivered.set(again.open());
        saveIfDue();
    }

    private void reject(ImportRow item, RowError fault) {
        again.settled(item, false, clock.getAsLong());
        settle(item, fault);
        if (counters.rejected.incrementAndGet() > maxErrors) {
            stop.ask(new Reason(
                    ExitCode.REJECTED,
                    "too_many_errors",
                    "more than " + maxErrors + " rows were rejected, the last in line "
                            + item.row().line() + ": " + fault.message(),
                    null));
        }
    }

    private void settle(ImportRow item, @Nullable RowError fault) {
        try {
            checkpoint.settle(item, fault);
        } catch (IOException e) {
            stop.ask(new Reason(
                    ExitCode.TEMPORARY,
                    "rejects_unwritable",
                    "the rejected rows cannot be written: " + e.getMessage(),
                    "Make room, or give another place for them: --rejects FILE"));
        }
    }

    private void saveIfDue() {
        long now = clock.getAsLong();
        if (again.isExpired(now)) {
            stop.ask(new Reason(
                    ExitCode.TEMPORARY,
                    "undelivered",
                    "for too long no row was accepted: " + lastTrouble,
                    "Nothing is lost; try again later."));
        }
        if (checkpoint.isDue(now)) {
            save(now);
        }
    }

    /** Without a state the import goes on: it only makes a later one shorter. */
    private void save(long now) {
        try {
            checkpoint.save(now);
        } catch (IOException e) {
            if (!warned) {
                warned = true;
                say.accept("The state cannot be saved (" + e.getMessage()
                        + "). The import continues; if it is interrupted," + " another run sends the rows after row "
                        + checkpoint.savedRows() + ".");
            }
        }
    }

    /** Sends until all is done, or it is asked to stop; what is in flight then comes to its end. */
    void drive(TrackingClient client) throws InterruptedException {
        while (!stop.isAsked() && !isDone()) {
            BulkReport report = client.trackAll(this, this::ended);
            if (report.stoppedBy() instanceof RuntimeException bug) {
                throw bug;
            }
            if (!stop.isAsked() && !isDone()) {
                pause();
            }
        }
        save(clock.getAsLong());
    }

    private boolean isDone() {
        return next == null && reading.end() != null && again.open() == 0;
    }

    private void pause() throws InterruptedException {
        long now = clock.getAsLong();
        long wait = again.waitNanos(now);
        if (next != null) {
            wait = pace.waitNanos(now);
        } else if (wait >= 0) {
            counters.note(lastTrouble + "; again in " + (TimeUnit.NANOSECONDS.toSeconds(wait) + 1) + " s");
        } else {
            counters.note("waiting for input");
        }
        if (wait > 0) {
            stop.pause(Math.min(wait, SHORT_NANOS));
        }
    }

    /** Limits the rate at which rows are sent. Pure but for what it was told before; for one thread. */
    static final class RowRateLimiter {
        /** So much of a delay is made up for, since pauses are never exact; no more, or a stall would end in a burst. */
        private static final long MOST_BEHIND_NANOS = 50_000_000;

        private final @Nullable Rate rate;
        private long next;

        RowRateLimiter(@Nullable Rate rate, long nanoTime) {
            this.rate = rate;
            this.next = nanoTime;
        }

        /** How long to wait before the next row; 0 for now. */
        long waitNanos(long nanoTime) {
            return rate == null ? 0 : Math.max(0, next - nanoTime);
        }

        /** A row is sent. */
        void sent(long nanoTime) {
            if (rate != null) {
                next = Math.max(next, nanoTime - MOST_BEHIND_NANOS) + rate.intervalNanos();
            }
        }

        /** A rate: one row per so many nanoseconds. */
        record Rate(long intervalNanos) {
            private static final Pattern FORM = Pattern.compile("(\\d{1,9})/([sm])");

            /** {@code 50/s} or {@code 100/m}. */
            static Rate of(String text) {
                Matcher matcher = FORM.matcher(text);
                if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
                    throw CliException.usage(
                            "--rate " + text + " cannot be read; expected such as 50/s or 100/m", null);
                }
                TimeUnit unit = matcher.group(2).equals("s") ? TimeUnit.SECONDS : TimeUnit.MINUTES;
                return new Rate(unit.toNanos(1) / Long.parseLong(matcher.group(1)));
            }
        }
    }
}
