package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.BulkReport;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens and closes the input of {@link TrackingClient#trackAll}; the report says what the input throws. */
public final class BulkInput {
    private BulkInput() {}

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
}
