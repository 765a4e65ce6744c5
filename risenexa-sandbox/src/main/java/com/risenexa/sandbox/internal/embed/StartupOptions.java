package com.risenexa.sandbox.internal.embed;

import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.ingest.StartupRateLimits.RequestRate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a startup in a {@link SharedSandbox}.
 *
 * @param timeScale how fast its clock runs
 * @param strict whether a known id with another payload is refused
 * @param rate its own limit; null for none
 * @param faults for each of its events, the first added first
 */
public record StartupOptions(
        double timeScale, boolean strict, @Nullable RequestRate rate, List<FaultScript> faults) {
    /** Fast enough that three retries take a few milliseconds. */
    public static final StartupOptions DEFAULT = new StartupOptions(1000, false, null, List.of());

    public StartupOptions withTimeScale(double scale) {
        return new StartupOptions(new Startup(Startup.DEFAULT_SLUG, scale).timeScale(), strict, rate, faults);
    }

    public StartupOptions withStrict(boolean refuse) {
        return new StartupOptions(timeScale, refuse, rate, faults);
    }

    public StartupOptions withRate(String text) {
        return new StartupOptions(timeScale, strict, RequestRate.parse(text), faults);
    }

    public StartupOptions withFault(String script) {
        List<FaultScript> more = new ArrayList<>(faults);
        more.add(FaultScript.parse(script));
        return new StartupOptions(timeScale, strict, rate, List.copyOf(more));
    }
}
