package com.risenexa.sandbox.internal.faults;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Steps, one after the other. */
record SequentialScript(List<FaultStep> steps) implements FaultScript {
    @Override
    public @Nullable FaultStep step(int walked, String eventId, int attempt) {
        int left = walked;
        for (FaultStep step : steps) {
            if (step.count() == FaultStep.FOREVER || left < step.count()) {
                return step;
            }
            left -= step.count();
        }
        return null;
    }

    @Override
    public int length() {
        long sum = 0;
        for (FaultStep step : steps) {
            sum += step.count();
        }
        return (int) Math.min(sum, FaultStep.FOREVER);
    }

    @Override
    public String text() {
        return steps.stream().map(FaultStep::scriptText).collect(Collectors.joining(","));
    }
}
