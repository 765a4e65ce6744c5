package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.SandboxEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes logical events. The database holds each id once per startup. */
public final class EventRepository {
    static final String SELECT = """
            SELECT seq, startup, event_id, event_type, user_id, action, occurred_at, json(metadata) AS metadata,
                counted_at, (counted_at IS NOT NULL) + (SELECT count(*) FROM attempt a
                    WHERE a.event_id = event.event_id AND a.startup = event.startup AND a.counted = 0) AS attempts
            FROM event""";

    private static final String SAVE = """
            INSERT INTO event (seq, startup, event_id, event_type, user_id, action, occurred_at, metadata, counted_at,
                passed)
            VALUES (?, ?, ?, ?, ?, ?, ?, jsonb(?), ?, 1)
            ON CONFLICT (startup, event_id) DO UPDATE SET seq = excluded.seq, event_type = excluded.event_type,
                user_id = excluded.user_id, action = excluded.action, occurred_at = excluded.occurred_at,
                metadata = excluded.metadata, counted_at = excluded.counted_at, passed = passed + 1""";

    /** An event that is not counted has the outcome of one of its attempts: only those are searched. */
    private static final String ODD_OUTCOME = """
            (startup, event_id) IN (SELECT startup, event_id FROM attempt WHERE outcome = ? AND outcome <> 'counted')""";

    private static final String STATUS = """
            (EXISTS (SELECT 1 FROM attempt a WHERE a.seq = event.seq AND a.status = ?)
                OR EXISTS (SELECT 1 FROM attempt a WHERE a.event_id = event.event_id AND a.startup = event.startup
                    AND a.counted = 0 AND a.status = ?))""";

    private EventRepository() {}

    /**
     * The stored state of an event.
     *
     * @param seq of the attempt that counted it; before that, of the first one
     * @param passed how many attempts passed validation and rate limit
     */
    public record Known(long seq, int passed, boolean counted) {}

    /** Null if no attempt of it has passed validation and rate limit. */
    public static @Nullable Known find(WriteSession session, String startup, String eventId) throws SQLException {
        return session.first(
                "SELECT seq, passed, counted_at IS NOT NULL AS counted FROM event WHERE startup = ? AND event_id = ?",
                row -> new Known(row.getLong("seq"), row.getInt("passed"), row.getBoolean("counted")),
                startup,
                eventId);
    }

    /** Adds an attempt to an event that is counted, or whose attempt a fault has decided. */
    public static void pass(WriteSession session, Known known) throws SQLException {
        session.update("UPDATE event SET passed = passed + 1 WHERE seq = ?", known.seq);
    }

    /**
     * Stores an event with the attempt that counts it, or the first one.
     *
     * @param atMillis when it arrived
     * @param counted whether it counts now
     */
    public static void save(WriteSession session, ValidEvent event, long seq, long atMillis, boolean counted)
            throws SQLException {
        Instant given = event.occurredAt();
        session.update(
                SAVE,
                seq,
                event.startup(),
                event.eventId(),
                event.eventType(),
                event.userId(),
                event.action(),
                (given == null ? Instant.ofEpochMilli(atMillis) : given).toString(),
                event.metadata(),
                counted ? atMillis : null);
    }

    public static List<SandboxEvent> list(Connection connection, Filter filter) throws SQLException {
        return page(connection, filter, Long.MAX_VALUE).items();
    }

    /** At most {@code budget} characters of metadata, or one event that is larger. */
    public static Page<SandboxEvent> page(Connection connection, Filter filter, long budget) throws SQLException {
        try (PreparedStatement statement = where(filter).list(connection, SELECT, filter)) {
            return Page.read(statement, EventRepository::event, filter.limit(), budget, EventRepository::size);
        }
    }

    static WhereClause where(Filter filter) {
        WhereClause where = WhereClause.common(filter);
        if (Outcome.COUNTED.value().equals(filter.outcome())) {
            where.and("counted_at IS NOT NULL");
        } else {
            where.and(ODD_OUTCOME, filter.outcome());
        }
        return where.and(STATUS, filter.status());
    }

    private static long size(SandboxEvent event) {
        String metadata = event.metadata();
        return metadata == null ? 0 : metadata.length();
    }

    /** Null if no attempt of it has passed validation and rate limit. */
    public static @Nullable SandboxEvent one(Connection connection, String startup, String eventId)
            throws SQLException {
        return new WhereClause()
                .and("startup = ?", startup)
                .and("event_id = ?", eventId)
                .first(connection, SELECT, EventRepository::event);
    }

    /** How many are counted; counts no further than {@code most}. */
    public static long counted(Connection connection, String startup, @Nullable String type, long after, long most)
            throws SQLException {
        return new WhereClause()
                .and("startup = ?", startup)
                .and("event_type = ?", type)
                .and("counted_at IS NOT NULL AND seq > ?", after)
                .count(connection, "event", most);
    }

    private static SandboxEvent event(ResultSet row) throws SQLException {
        long countedAt = row.getLong("counted_at");
        boolean counted = !row.wasNull();
        return new SandboxEvent(
                row.getLong("seq"),
                row.getString("startup"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("user_id"),
                row.getString("action"),
                Instant.parse(row.getString("occurred_at")),
                row.getString("metadata"),
                counted ? Instant.ofEpochMilli(countedAt) : null,
                counted ? Outcome.COUNTED : Outcome.FAULTED,
                row.getInt("attempts"));
    }
}
