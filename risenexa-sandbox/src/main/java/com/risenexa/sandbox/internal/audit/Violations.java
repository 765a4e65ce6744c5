package com.risenexa.sandbox.internal.audit;

import com.risenexa.sandbox.internal.store.StoredAttempt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The violations of each rule: their number and the first examples. */
public final class Violations {
    private static final int MOST_EXAMPLES = 5;

    private final Map<Rule, List<Example>> examples = new EnumMap<>(Rule.class);
    private final Map<Rule, Long> counts = new EnumMap<>(Rule.class);

    /**
     * An attempt that broke a rule.
     *
     * @param says how
     */
    public record Example(
            long seq, @Nullable String startup, @Nullable String eventId, String says) {}

    void add(Rule rule, StoredAttempt seen, String says) {
        add(rule, new Example(seen.seq(), seen.startup(), seen.eventId(), says));
    }

    void add(Rule rule, Example example) {
        counts.merge(rule, 1L, Long::sum);
        List<Example> kept = examples.computeIfAbsent(rule, key -> new ArrayList<>());
        if (kept.size() < MOST_EXAMPLES) {
            kept.add(example);
        }
    }

    public long count(Rule rule) {
        return counts.getOrDefault(rule, 0L);
    }

    public List<Example> examples(Rule rule) {
        return examples.getOrDefault(rule, List.of());
    }
}
