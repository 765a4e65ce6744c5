package com.risenexa.sandbox.internal.fault;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Steps, one after the other. */
record WalkedScript(List<Step> steps) implements Script {
    @Override
    public @Nullable Step step(int walked, String eventId, int attempt) {
        int left = walked;
        for (Step step : steps) {
            if (step.count() == Step.FOREVER || left < step.count()) {
                return step;
            }
            left -= step.count();
        }
        return null;
    }

    @Override
    public int length() {
        long sum = 0;
        for (Step step : steps) {
            sum += step.count();
        }
        return (int) Math.min(sum, Step.FOREVER);
    }

    @Override
    public String text() {
        return steps.stream().map(Step::scriptText).collect(Collectors.joining(","));
    }
}
