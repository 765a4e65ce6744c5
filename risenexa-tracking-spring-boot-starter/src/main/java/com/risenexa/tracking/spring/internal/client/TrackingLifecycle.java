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
 * Starts the workers with the application, and sends what is pending when it ends: after the web server has stopped, so that no request is left that might
 * track, and before the data sources close. The clients themselves are closed last, with what is left of the time, for
 * beans that track while they are destroyed.
 */
public final class TrackingLifecycle implements SmartLifecycle, DisposableBean {
    /** Boot's web server stops in {@code DEFAULT_PHASE - 1024} and {@code - 2048}; lower phases stop later. */
    static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);
    private static final int MOST_NAMED = 100;

    private final ClientRegistry startups;
    private final Duration timeout;
    private volatile boolean running;
    private volatile Duration left;

    public TrackingLifecycle(ClientRegistry startups, Duration timeout) {
        this.startups = startups;
        this.timeout = timeout;
        this.left = timeout;
    }

    @Override
    public void start() {
        left = timeout;
        startups.workers().forEach(OutboxLifecycle::start);
        running = true;
    }

    /** Drains and closes nothing: a context that is stopped may be started again. */
    @Override
    public void stop() {
        running = false;
        long end = System.nanoTime() + timeout.toNanos();
        startups.workers().forEach(worker -> worker.stop(until(end)));
        for (ClientRegistration startup : startups.all()) {
            log(startup, startup.client().flush(until(end)));
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
        for (ClientRegistration startup : startups.all()) {
            if (startup.ours()) {
                log(startup, startup.client().close(until(end)));
            }
        }
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static void log(ClientRegistration startup, DrainReport report) {
        List<TrackingEvent> lost = report.undelivered();
        if (report.delivered() + report.rejected() + lost.size() == 0) {
            return;
        }
        String text = "shutdown of startup " + startup.name() + ": " + report.delivered() + " delivered, "
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
