package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.spring.internal.settings.StarterLog;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls Micrometer, which calls the application's own observation handlers and meter filters. What one of them throws is
 * logged once and changes nothing. Thread-safe.
 */
public final class MetricsGuard {
    private static final Log LOG = LogFactory.getLog(StarterLog.NAME);

    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /** What the call returns; null if it throws. */
    <T> @Nullable T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            StackTraceElement[] trace = e.getStackTrace();
            if (logged.add(trace.length == 0 ? e.getClass().getName() : trace[0].getClassName())) {
                LOG.warn(
                        "a meter or an observation of Risenexa tracking failed; events are tracked all the same"
                                + " (logged once)",
                        e);
            }
            return null;
        }
    }

    void run(Runnable call) {
        var unused = call(() -> {
            call.run();
            return true;
        });
    }
}
