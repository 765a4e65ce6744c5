package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.Rejected;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of {@link TrackingClient#trackAll}: a window of events in flight, everything else on the caller's thread. */
public final class Bulk {
    private final int window;
    private final Line line;
    private final Inbox<Done> done = new Inbox<>();
    private @Nullable Throwable stoppedBy;
    private long accepted;
    private long rejected;
    private long undelivered;

    /** Takes an event, waiting for room: null if it will be told, else its result. Keeps the interrupt flag. */
    @FunctionalInterface
    interface Line {
        @Nullable
        TrackResult put(@Nullable TrackingEvent event, Consumer<TrackResult> asker);
    }

    private record Done(@Nullable TrackingEvent event, TrackResult result) {}

    Bulk(int window, Line line) {
        this.window = window;
        this.line = line;
    }

    /** For a client that has no queue. */
    public static BulkReport oneByOne(
            TrackingClient client,
            @Nullable Iterator<? extends @Nullable TrackingEvent> events,
            @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        return new Bulk(1, (event, asker) -> NullResult.replaced(client.track(event), event)).run(events, each);
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
        TrackResult known = line.put(event, result -> done.add(new Done(event, result)));
        if (known != null) {
            done.add(new Done(event, known));
        }
        return 1;
    }

    private void report(Done end, @Nullable BiConsumer<? super @Nullable TrackingEvent, ? super TrackResult> each) {
        TrackResult result = end.result();
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
