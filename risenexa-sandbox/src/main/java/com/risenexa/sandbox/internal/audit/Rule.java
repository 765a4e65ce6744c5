package com.risenexa.sandbox.internal.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The rules that a client must keep. */
public enum Rule {
    ONE_ID_PER_EVENT(false, "A logical event keeps its event_id; a retry makes no new one."),
    SAME_BYTES(false, "Every attempt of an event carries the same bytes."),
    RETRY_AFTER(false, "No attempt comes before Retry-After, or one hour, is over."),
    BACKOFF(false, "Retry n comes no earlier than 0.8 × min(2^n, 30) s."),
    MAX_ATTEMPTS(false, "A delivery is at most 1 + max_retries attempts."),
    NO_RETRY_AFTER_REFUSAL(false, "After 401, 403, 404 and 422 an event is not sent again."),
    UUID(false, "event_id is a UUID."),
    UUID_V4(true, "event_id is a UUID of version 4."),
    CONTENT_TYPE(false, "Content-Type is application/json."),
    USER_AGENT(false, "User-Agent is risenexa-tracking-java/{version}, or that of a sister SDK."),
    NO_EMAIL(true, "user_id is not an e-mail address."),
    SPREAD(false, "Retries of different events are spread by chance, not all at the same distance.");

    private final boolean isWarning;
    private final String text;

    Rule(boolean isWarning, String text) {
        this.isWarning = isWarning;
        this.text = text;
    }

    /** Whether breaking it is only worth a warning. */
    public boolean isWarning() {
        return isWarning;
    }

    /** In words. */
    public String text() {
        return text;
    }

    /** As it stands in JSON. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a killed process or an outbox cannot keep it. */
    boolean needsOneProcess() {
        return this == RETRY_AFTER || this == BACKOFF || this == MAX_ATTEMPTS;
    }

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
}
