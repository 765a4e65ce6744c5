package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.SandboxAttempt;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request to the tracking endpoint: what it asked for, what was decided and what was answered. API keys are masked.
 *
 * @param startup the slug that it names, or its key's startup; like the next four, null if it could not be read
 * @param faultId the stored fault that decided it, even if its step was {@code ok}; null if none
 * @param fault the step that it met; null if none
 * @param applied whether its event is counted, by this attempt or an earlier one
 * @param counted whether this attempt counted its event
 * @param head request line and headers, each line ended by a line feed
 * @param answer head and body of the response; null if none was sent
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
public record StoredAttempt(
        long seq,
        long atMicros,
        @Nullable String startup,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String userId,
        @Nullable String action,
        Outcome outcome,
        @Nullable String code,
        @Nullable Integer status,
        @Nullable Long faultId,
        @Nullable String fault,
        boolean applied,
        boolean counted,
        long durationMicros,
        String head,
        byte[] body,
        @Nullable String answer) {
    /** Marks an attempt that no client sent; the audit leaves it out. */
    public static final String REPLAY_HEADER = "X-Sandbox-Replay";

    private static final byte[] NO_BODY = new byte[0];

    static StoredAttempt read(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("request_body");
        return new StoredAttempt(
                row.getLong("seq"),
                row.getLong("at"),
                row.getString("startup"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("user_id"),
                row.getString("action"),
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                row.getString("code"),
                row.getObject("status") instanceof Number status ? (Integer) status.intValue() : null,
                row.getObject("fault_id") instanceof Number fault ? (Long) fault.longValue() : null,
                row.getString("fault"),
                row.getBoolean("applied"),
                row.getBoolean("counted"),
                row.getLong("duration_us"),
                row.getString("request_head"),
                body == null ? NO_BODY : body,
                row.getString("answer"));
    }

    /** Whether any field of an event could be read from the body. */
    public boolean isReadable() {
        return startup != null || eventId != null || eventType != null || userId != null;
    }

    boolean isReplay() {
        return head.contains("\n" + REPLAY_HEADER + ": ");
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** As the API shows it. */
    public SandboxAttempt view() {
        return new SandboxAttempt(
                seq,
                instant(atMicros),
                startup,
                eventId,
                eventType,
                userId,
                action,
                outcome,
                code,
                status,
                fault,
                Duration.of(durationMicros, ChronoUnit.MICROS),
                head.isEmpty() ? "" : head + "\n" + new String(body, StandardCharsets.UTF_8),
                answer);
    }
}
