package com.risenexa.sandbox.internal.audit;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.audit.OpenDeliveries.AuditedDelivery;
import com.risenexa.sandbox.internal.audit.Violations.Example;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.StoredAttempt;
import com.risenexa.sandbox.internal.store.WriteSession;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges a client by its attempts, told one after the other in the order of their numbers. It keeps what deliveries need
 * that are under way, and nothing of those that are over. Not thread-safe.
 */
public final class Audit {
    private static final int PAGE = 500;
    /** After so long, on the startup's clock, the same event is sent anew, not retried. */
    private static final double QUIET = 60.0 * RetryTiming.SECOND;

    private static final Set<Integer> FINAL = Set.of(401, 403, 404, 422);
    private static final Pattern OCCURRED_AT = Pattern.compile("\"occurred_at\"\\s*:\\s*\"[^\"]*\"");

    private final Violations findings = new Violations();
    private final JitterCheck spread = new JitterCheck();
    private final OpenDeliveries open = new OpenDeliveries(this::ended);
    private final ToDoubleFunction<String> timeScale;
    private final int maxRetries;
    private long attempts;
    private long deliveries;

    /**
     * Nothing told yet.
     *
     * @param timeScale of a startup
     * @param maxRetries how many are allowed; {@link Integer#MAX_VALUE} for any number
     */
    public Audit(ToDoubleFunction<String> timeScale, int maxRetries) {
        this.timeScale = timeScale;
        this.maxRetries = maxRetries;
    }

    /**
     * Tells it all attempts, page by page, so that other readers get their turn between pages.
     *
     * @param startup of one startup; null for all
     */
    public CompletableFuture<Audit> run(Database store, @Nullable String startup) {
        return store.read(WriteSession::lastSeq).thenCompose(last -> next(store, startup, 0, last));
    }

    private CompletableFuture<Audit> next(Database store, @Nullable String startup, long after, long upTo) {
        return store.read(connection -> AttemptRepository.read(connection, startup, after, upTo, PAGE, this::tell))
                .thenCompose(
                        last -> last < 0 ? CompletableFuture.completedFuture(this) : next(store, startup, last, upTo));
    }

    /** The next attempt. */
    public void tell(StoredAttempt seen) {
        attempts++;
        RequestChecks.judge(seen, findings);
        String startup = seen.startup();
        String eventId = seen.eventId();
        if (startup == null || eventId == null) {
            deliveries++;
            return;
        }
        double scale = timeScale.applyAsDouble(startup);
        open.giveUpQuiet(
                delivery -> (seen.atMicros() - delivery.lastAt) * timeScale.applyAsDouble(delivery.startup), QUIET);
        AuditedDelivery delivery = open.find(startup, eventId);
        if (delivery != null && (seen.atMicros() - delivery.lastAt) * scale >= QUIET) {
            open.giveUp(delivery);
            delivery = null;
        }
        if (delivery == null) {
            begin(startup, eventId, seen, scale);
        } else {
            retry(delivery, seen, scale);
            goOn(delivery, seen, scale);
        }
    }

    private void begin(String startup, String eventId, StoredAttempt seen, double scale) {
        deliveries++;
        if (isSettled(seen) && open.isEmpty()) {
            return;
        }
        AuditedDelivery delivery = new AuditedDelivery(startup, eventId, payload(seen), seen.body());
        AuditedDelivery other = open.withPayload(delivery.startup, delivery.payload);
        if (other != null && other.suspect == null) {
            String says = "the same event came before as " + other.eventId + ", in attempt " + other.lastSeq
                    + ", which had failed";
            other.suspect = new Example(seen.seq(), startup, eventId, says);
        }
        goOn(delivery, seen, scale);
    }

    private void goOn(AuditedDelivery delivery, StoredAttempt seen, double scale) {
        delivery.attempts++;
        delivery.lastSeq = seen.seq();
        delivery.lastAt = seen.atMicros();
        delivery.lastStatus = seen.status();
        delivery.retryAfter = RetryTiming.retryAfter(seen, scale);
        delivery.suspect = null;
        if (isSettled(seen)) {
            open.settle(delivery);
        } else {
            open.keep(delivery);
        }
    }

    /** A 202 that was sent, or a refusal; the limiter's 429 refuses nothing for good. */
    private static boolean isSettled(StoredAttempt seen) {
        Integer status = seen.status();
        boolean refused = seen.code() != null && !seen.code().equals("rate_limited");
        return (status != null && status == 202) || refused || seen.outcome() == Outcome.CONFLICT;
    }

    private static String payload(StoredAttempt seen) {
        String body = new String(seen.body(), StandardCharsets.UTF_8);
        String withoutId = Pattern.compile(Pattern.quote(seen.eventId()), Pattern.CASE_INSENSITIVE)
                .matcher(body)
                .replaceAll("");
        return OCCURRED_AT.matcher(withoutId).replaceAll("");
    }

    private void retry(AuditedDelivery delivery, StoredAttempt seen, double scale) {
        if (!delivery.hasBytes(seen.body())) {
            findings.add(Rule.SAME_BYTES, seen, "the body differs from that of the attempt before");
        }
        if (delivery.lastStatus != null && FINAL.contains(delivery.lastStatus)) {
            findings.add(
                    Rule.NO_RETRY_AFTER_REFUSAL,
                    seen,
                    "attempt " + delivery.lastSeq + " was answered " + delivery.lastStatus);
            return;
        }
        if (delivery.attempts > maxRetries) {
            findings.add(
                    Rule.MAX_ATTEMPTS,
                    seen,
                    "attempt " + (delivery.attempts + 1) + " of one delivery; at most " + (maxRetries + 1L));
        }
        distance(delivery, seen, scale);
    }

    private void distance(AuditedDelivery delivery, StoredAttempt seen, double scale) {
        double gap = (seen.atMicros() - delivery.lastAt) * scale;
        int n = delivery.attempts - 1;
        Double asked = delivery.retryAfter;
        if (asked != null) {
            if (RetryTiming.isBefore(gap, asked, scale)) {
                findings.add(Rule.RETRY_AFTER, seen, early(delivery, gap, asked));
            }
            return;
        }
        if (RetryTiming.isTooEarly(gap, n, scale)) {
            findings.add(Rule.BACKOFF, seen, early(delivery, gap, 0.8 * RetryTiming.backoff(n)));
        }
        spread.add(n, delivery.lastStatus != null, gap / RetryTiming.backoff(n), seen);
    }

    private static String early(AuditedDelivery delivery, double gap, double asked) {
        return "%.3f s after attempt %d; at least %.3f s"
                .formatted(gap / RetryTiming.SECOND, delivery.lastSeq, asked / RetryTiming.SECOND);
    }

    private void ended(AuditedDelivery delivery) {
        if (delivery.suspect != null) {
            findings.add(Rule.ONE_ID_PER_EVENT, delivery.suspect);
        }
    }

    /** No more will be told. */
    public Violations end() {
        open.giveUpAll();
        spread.report(findings);
        return findings;
    }

    public long attempts() {
        return attempts;
    }

    public long deliveries() {
        return deliveries;
    }
}
