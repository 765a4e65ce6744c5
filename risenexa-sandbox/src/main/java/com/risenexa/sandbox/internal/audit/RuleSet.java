package com.risenexa.sandbox.internal.audit;

import java.util.Arrays;
import java.util.List;

/**
 * The rules that hold.
 *
 * @param maxRetries how many are allowed; {@link Integer#MAX_VALUE} for any number
 * @param restarts whether the client's process may be killed, or its events lie in an outbox: then it cannot keep the
 *     rules on backoff, {@code Retry-After} and count
 */
public record RuleSet(int maxRetries, boolean restarts) {
    public List<Rule> rules() {
        return Arrays.stream(Rule.values())
                .filter(rule -> !restarts || !rule.needsOneProcess())
                .toList();
    }

    /** Whether all are kept but for warnings. */
    public boolean isKept(Violations findings) {
        return rules().stream().allMatch(rule -> rule.isWarning() || findings.count(rule) == 0);
    }
}
