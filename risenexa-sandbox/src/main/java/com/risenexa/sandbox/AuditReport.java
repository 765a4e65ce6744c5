package com.risenexa.sandbox;

import java.util.List;

/**
 * The result of checking a client's attempts against the contract's rules. The rules stand in {@code docs/sandbox-api.md}.
 *
 * @param ok whether every rule is kept but for warnings
 * @param attempts all requests
 * @param deliveries how many times an event was sent until it was answered or given up
 * @param violations the rules that were broken, warnings too; empty if none
 */
public record AuditReport(boolean ok, long attempts, long deliveries, List<Violation> violations) {
    /**
     * Keeps a copy of the list.
     *
     * @param ok whether every rule is kept but for warnings
     * @param attempts all requests
     * @param deliveries how many times an event was sent until it was answered or given up
     * @param violations the rules that were broken, warnings too; empty if none
     */
    public AuditReport {
        violations = List.copyOf(violations);
    }

    /**
     * A rule that was broken.
     *
     * @param rule such as {@code same_bytes}
     * @param warning whether it is only worth a warning
     * @param count how often
     * @param text the rule in words
     * @param examples at most five, such as {@code attempt 7: the body differs from that of the attempt before}
     */
    public record Violation(String rule, boolean warning, long count, String text, List<String> examples) {
        /**
         * Keeps a copy of the list.
         *
         * @param rule such as {@code same_bytes}
         * @param warning whether it is only worth a warning
         * @param count how often
         * @param text the rule in words
         * @param examples at most five, such as {@code attempt 7: the body differs from that of the attempt before}
         */
        public Violation {
            examples = List.copyOf(examples);
        }
    }
}
