package com.risenexa.tracking.spring.internal.client;

import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spring.internal.settings.StarterLog;
import java.time.Duration;
import java.util.List;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the outboxes with the application, and sends what is pending when it ends: after the web server has stopped, so
 * that no request is left that might track, and before the data sources close. The clients themselves are closed last,
 * with what is left of the time, for beans that track while they are destroyed.
 */
public final class TrackingLifecycle implements SmartLifecycle, DisposableBean {
    /** Boot's web server stops in {@code DEFAULT_PHASE - 1024} and {@code - 2048}; lower phases stop later. */
    static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);
    private static final int MOST_NAMED = 100;

    private final ClientRegistry registry;
    private final Duration timeout;
    private volatile boolean running;
    private volatile Duration left;

    public TrackingLifecycle(ClientRegistry registry, Duration timeout) {
        this.registry = registry;
        this.timeout = timeout;
        this.left = timeout;
    }

    @Override
    public void start() {
        left = timeout;
        registry.outboxes().forEach(OutboxLifecycle::start);
        running = true;
    }

    /** Drains and closes nothing: a context that is stopped may be started again. */
    @Override
    public void stop() {
        running = false;
        long now = System.nanoTime();
        // What an outbox does not deliver stays a row; what a client does not is lost. So the clients have half for
        // sure.
        long half = now + timeout.toNanos() / 2;
        long end = now + timeout.toNanos();
        registry.outboxes().forEach(outbox -> outbox.stop(until(half)));
        for (ClientRegistration registration : registry.clients()) {
            log(registration, registration.client().flush(until(end)));
        }
        left = until(end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void destroy() {
        long end = System.nanoTime() + left.toNanos();
        for (ClientRegistration registration : registry.clients()) {
            if (registration.ours()) {
                log(registration, registration.client().close(until(end)));
            }
        }
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static void log(ClientRegistration registration, DrainReport report) {
        List<TrackingEvent> lost = report.undelivered();
        if (report.delivered() + report.rejected() + lost.size() == 0) {
            return;
        }
        String text = "shutdown of startup " + registration.name() + ": " + report.delivered() + " delivered, "
                + report.rejected() + " rejected, " + lost.size() + " undelivered"
                + (lost.isEmpty() ? "" : " " + lost.subList(0, Math.min(MOST_NAMED, lost.size())))
                + (lost.size() > MOST_NAMED ? " and " + (lost.size() - MOST_NAMED) + " more" : "");
        if (lost.isEmpty()) {
            LOG.info(text);
        } else {
            LOG.warn(text);
        }
    }
}
