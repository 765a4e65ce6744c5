package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.TrackingListener;
import com.risenexa.tracking.internal.delivery.Outputs.AttemptReport;
import com.risenexa.tracking.internal.time.DaemonThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Notifies a listener, in order, on one thread that sends nothing; bounded, so a slow listener costs no memory. */
final class ListenerDispatcher {
    private static final int CAPACITY = 10_000;
    private static final int IDLE_SECONDS = 10;

    private final @Nullable TrackingListener listener;
    private final Executor logging;
    private final ThreadPoolExecutor executor;
    private final AtomicBoolean failureSaid = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();

    /** @param logging runs what speaks to the log, which is no business of the thread that delivers */
    ListenerDispatcher(@Nullable TrackingListener listener, Executor logging) {
        this.listener = listener;
        this.logging = logging;
        executor = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(CAPACITY),
                DaemonThreads.named("risenexa-listener"),
                (task, full) -> drop());
        executor.allowCoreThreadTimeOut(true);
    }

    void attempt(AttemptReport report) {
        TrackingListener told = listener;
        if (told != null) {
            executor.execute(() -> guarded(() -> told.onAttempt(report.event(), report.attempt())));
        }
    }

    void result(@Nullable TrackingEvent event, TrackResult result) {
        TrackingListener told = listener;
        if (told != null && event != null) {
            executor.execute(() -> guarded(() -> told.onResult(event, result)));
        }
    }

    /** Lets the thread go as soon as it has nothing to tell; a call that ends after the close is still told of. */
    void close() {
        executor.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            if (failureSaid.compareAndSet(false, true)) {
                ThrottledErrorLog.warn(
                        "the TrackingListener threw " + e.getClass().getName()
                                + "; events are not affected, and further exceptions of it are not logged");
            }
        }
    }

    private void drop() {
        long soFar = dropped.incrementAndGet();
        if (Long.bitCount(soFar) == 1) {
            logging.execute(() ->
                    ThrottledErrorLog.warn("the TrackingListener is slow: " + soFar + " notifications dropped so far"));
        }
    }
}
