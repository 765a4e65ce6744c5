package com.risenexa.sandbox.internal;

import com.risenexa.sandbox.internal.fault.Script;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.limit.Rate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a startup of a {@link SharedSandbox} is to be.
 *
 * @param timeScale how fast its clock runs
 * @param strict whether a known id with another payload is refused
 * @param rate its own limit; null for none
 * @param faults for each of its events, the first added first
 */
public record StartupRules(
        double timeScale, boolean strict, @Nullable Rate rate, List<Script> faults) {
    /** Fast enough that three retries take a few milliseconds. */
    public static final StartupRules DEFAULT = new StartupRules(1000, false, null, List.of());

    public StartupRules withTimeScale(double scale) {
        return new StartupRules(new Startup(Startup.DEFAULT_SLUG, scale).timeScale(), strict, rate, faults);
    }

    public StartupRules withStrict(boolean refuse) {
        return new StartupRules(timeScale, refuse, rate, faults);
    }

    public StartupRules withRate(String text) {
        return new StartupRules(timeScale, strict, Rate.parse(text), faults);
    }

    public StartupRules withFault(String script) {
        List<Script> more = new ArrayList<>(faults);
        more.add(Script.parse(script));
        return new StartupRules(timeScale, strict, rate, List.copyOf(more));
    }
}
