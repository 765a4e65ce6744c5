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

/** Reads logical events. */
public final class EventQuery {
    static final String SELECT = """
            SELECT seq, startup, event_id, event_type, user_id, action, occurred_at, json(metadata), counted_at,
                (counted_at IS NOT NULL) + (SELECT count(*) FROM attempt a
                    WHERE a.event_id = event.event_id AND a.startup = event.startup AND a.counted = 0)
            FROM event""";

    /** Of an event that is not counted, some attempt has the outcome; so those alone need to be looked through. */
    private static final String ODD_OUTCOME = """
            (startup, event_id) IN (SELECT startup, event_id FROM attempt WHERE outcome = ? AND outcome <> 'counted')""";

    private static final String STATUS = """
            (EXISTS (SELECT 1 FROM attempt a WHERE a.seq = event.seq AND a.status = ?)
                OR EXISTS (SELECT 1 FROM attempt a WHERE a.event_id = event.event_id AND a.startup = event.startup
                    AND a.counted = 0 AND a.status = ?))""";

    private EventQuery() {}

    public static List<SandboxEvent> list(Connection connection, Filter filter) throws SQLException {
        return page(connection, filter, Long.MAX_VALUE).items();
    }

    /** No more than so many characters of metadata, or one event that is larger. */
    public static Page<SandboxEvent> page(Connection connection, Filter filter, long budget) throws SQLException {
        try (PreparedStatement statement = where(filter).list(connection, SELECT, filter)) {
            return Page.read(statement, EventQuery::event, filter.limit(), budget, EventQuery::size);
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

    /** Null if no attempt of it has passed judgement. */
    public static @Nullable SandboxEvent one(Connection connection, String startup, String eventId)
            throws SQLException {
        WhereClause where = new WhereClause().and("startup = ?", startup).and("event_id = ?", eventId);
        try (PreparedStatement statement = where.prepare(connection, SELECT, "")) {
            ResultSet row = statement.executeQuery();
            return row.next() ? event(row) : null;
        }
    }

    /** How many are counted, no further than {@code most}. */
    public static long counted(Connection connection, String startup, @Nullable String type, long after, long most)
            throws SQLException {
        WhereClause where = new WhereClause()
                .and("startup = ?", startup)
                .and("event_type = ?", type)
                .and("counted_at IS NOT NULL AND seq > ?", after);
        return LimitedCount.upTo(connection, where, "event", most);
    }

    private static SandboxEvent event(ResultSet row) throws SQLException {
        long countedAt = row.getLong(9);
        boolean counted = !row.wasNull();
        return new SandboxEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Instant.parse(row.getString(7)),
                row.getString(8),
                counted ? Instant.ofEpochMilli(countedAt) : null,
                counted ? Outcome.COUNTED : Outcome.FAULTED,
                row.getInt(10));
    }
}
