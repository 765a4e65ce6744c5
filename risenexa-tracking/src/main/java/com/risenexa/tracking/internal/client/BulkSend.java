package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.delivery.Delivery.ResultHandler;
import com.risenexa.tracking.support.NullResult;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of {@link TrackingClient#trackAll}: a window of events in flight, all else on the caller's thread. */
public final class BulkSend {
    private final int window;
    private final Submitter submitter;
    private final BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> ended;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private @Nullable Throwable stoppedBy;
    private long accepted;
    private long rejected;
    private long undelivered;

    /** Takes an event, waiting for room: null if its result will come, else that. Keeps the interrupt flag. */
    @FunctionalInterface
    interface Submitter {
        @Nullable
        TrackResult submit(@Nullable TrackingEvent event, Consumer<TrackResult> completed);
    }

    /** Hands a result over straight from the delivery thread, then frees the room of its event. */
    record Result(Consumer<TrackResult> completed, Runnable release) implements ResultHandler {
        @Override
        public void complete(TrackResult result) {
            completed.accept(result);
            release.run();
        }

        @Override
        public boolean notifiesLater() {
            return false;
        }
    }

    private record Done(@Nullable TrackingEvent event, TrackResult result) {}

    /** @param ended told each result on the caller's thread */
    BulkSend(int window, Submitter submitter, BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> ended) {
        this.window = window;
        this.submitter = submitter;
        this.ended = ended;
    }

    /** Sends the events of an iterator that is yet to be opened. */
    public static BulkReport trackAll(
            TrackingClient client,
            @Nullable Supplier<? extends Iterator<? extends @Nullable TrackingEvent>> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        Iterator<? extends @Nullable TrackingEvent> iterator;
        try {
            iterator = events == null ? null : events.get();
        } catch (RuntimeException e) {
            return new BulkReport(0, 0, 0, e);
        }
        return client.trackAll(iterator, each);
    }

    /** Sends the events of a stream and closes it. */
    public static BulkReport trackAll(
            TrackingClient client,
            Stream<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        BulkReport report = null;
        try (events) {
            report = trackAll(client, events::iterator, each);
            return report;
        } catch (RuntimeException e) {
            if (report == null) {
                // Only a fake throws.
                throw e;
            }
            Throwable first = report.stoppedBy() == null ? e : report.stoppedBy();
            return new BulkReport(report.accepted(), report.rejected(), report.undelivered(), first);
        }
    }

    /** For a client that has no queue. */
    public static BulkReport oneByOne(
            TrackingClient client,
            @Nullable Iterator<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        Submitter track = (event, completed) -> NullResult.replaced(client.track(event), event);
        return new BulkSend(1, track, (event, result) -> {}).run(events, each);
    }

    BulkReport run(
            @Nullable Iterator<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        long inFlight = 0;
        boolean interrupted = false;
        try {
            while (stoppedBy == null && events != null && events.hasNext()) {
                inFlight += put(events.next());
                while (inFlight >= window || !done.isEmpty()) {
                    report(done.take(), each);
                    inFlight--;
                }
            }
        } catch (InterruptedException e) {
            interrupted = true;
            stoppedBy = e;
        } catch (RuntimeException e) {
            stoppedBy = e;
        }
        while (inFlight > 0) {
            try {
                report(done.take(), each);
                inFlight--;
            } catch (InterruptedException e) {
                interrupted = true;
                stoppedBy = stoppedBy == null ? e : stoppedBy;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new BulkReport(accepted, rejected, undelivered, stoppedBy);
    }

    /** Every event taken from the iterator comes out of {@code done} once. */
    private int put(@Nullable TrackingEvent event) {
        TrackResult known = submitter.submit(event, result -> done.add(new Done(event, result)));
        if (known != null) {
            done.add(new Done(event, known));
        }
        return 1;
    }

    private void report(Done end, @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        TrackResult result = end.result();
        ended.accept(end.event(), result);
        if (result instanceof Accepted) {
            accepted++;
        } else if (result instanceof Rejected) {
            rejected++;
        } else {
            undelivered++;
        }
        if (each == null) {
            return;
        }
        try {
            each.accept(end.event(), result);
        } catch (RuntimeException e) {
            stoppedBy = stoppedBy == null ? e : stoppedBy;
        }
    }
}
