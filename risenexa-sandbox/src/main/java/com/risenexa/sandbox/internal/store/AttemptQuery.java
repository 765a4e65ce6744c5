package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.SandboxAttempt;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads attempts. */
public final class AttemptQuery {
    static final String SELECT = """
            SELECT seq, at, startup, event_id, event_type, user_id, action, outcome, code, status, fault, duration_us,
                request_head, request_body, answer
            FROM attempt""";

    static final String BRIEF = """
            SELECT seq, at, startup, event_id, event_type, user_id, action, outcome, code, status, fault, duration_us,
                '', NULL, NULL
            FROM attempt""";

    /** The one that counted it is found by its number: it is in no index. */
    static final String OF_EVENT = SELECT + " WHERE startup = ? AND event_id = ? AND counted = 0 UNION ALL " + SELECT
            + " WHERE counted AND seq = (SELECT seq FROM event WHERE startup = ? AND event_id = ?) ORDER BY 1";

    private AttemptQuery() {}

    public static List<SandboxAttempt> list(Connection connection, Filter filter) throws SQLException {
        return page(connection, filter, Long.MAX_VALUE).items();
    }

    /** No more than so many characters of requests and answers, or one attempt that is larger. */
    public static Page<SandboxAttempt> page(Connection connection, Filter filter, long budget) throws SQLException {
        try (PreparedStatement statement = where(filter).list(connection, SELECT, filter)) {
            return Page.read(statement, AttemptQuery::attempt, filter.limit(), budget, AttemptQuery::size);
        }
    }

    static WhereClause where(Filter filter) {
        return WhereClause.common(filter)
                .and(outcome(filter.outcome()), filter.outcome())
                .and("status = ?", filter.status());
    }

    private static long size(SandboxAttempt attempt) {
        String answer = attempt.answer();
        return (long) attempt.request().length() + (answer == null ? 0 : answer.length());
    }

    /** SQLite takes an index of a part only if its condition stands in the query, word by word. */
    private static String outcome(@Nullable String outcome) {
        return Outcome.COUNTED.value().equals(outcome) ? "outcome = ?" : "outcome = ? AND outcome <> 'counted'";
    }

    /** Some, oldest first, without their requests and answers. */
    public static List<SandboxAttempt> brief(Connection connection, long after, long upTo, int limit)
            throws SQLException {
        WhereClause where = new WhereClause().and("seq > ?", after).and("seq <= ?", upTo);
        try (PreparedStatement statement = where.prepare(connection, BRIEF, " ORDER BY seq LIMIT " + limit)) {
            return read(statement);
        }
    }

    /** Null if there is none with this number. */
    public static @Nullable SandboxAttempt one(Connection connection, long seq) throws SQLException {
        try (PreparedStatement statement = new WhereClause().and("seq = ?", seq).prepare(connection, SELECT, "")) {
            List<SandboxAttempt> found = read(statement);
            return found.isEmpty() ? null : found.get(0);
        }
    }

    /** All of one event, oldest first. */
    public static List<SandboxAttempt> of(Connection connection, String startup, String eventId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_EVENT)) {
            for (int i = 0; i < 2; i++) {
                statement.setString(2 * i + 1, startup);
                statement.setString(2 * i + 2, eventId);
            }
            return read(statement);
        }
    }

    /** How many have this outcome, no further than {@code most}. */
    public static long count(
            Connection connection, String startup, @Nullable String type, String outcome, long after, long most)
            throws SQLException {
        WhereClause where = new WhereClause()
                .and("startup = ?", startup)
                .and("event_type = ?", type)
                .and(outcome(outcome), outcome)
                .and("seq > ?", after);
        return LimitedCount.upTo(connection, where, "attempt", most);
    }

    private static List<SandboxAttempt> read(PreparedStatement statement) throws SQLException {
        return Page.read(statement, AttemptQuery::attempt, Integer.MAX_VALUE, Long.MAX_VALUE, AttemptQuery::size)
                .items();
    }

    private static SandboxAttempt attempt(ResultSet row) throws SQLException {
        int status = row.getInt(10);
        boolean answered = !row.wasNull();
        byte[] body = row.getBytes(14);
        return new SandboxAttempt(
                row.getLong(1),
                Instant.EPOCH.plus(row.getLong(2), ChronoUnit.MICROS),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Outcome.valueOf(row.getString(8).toUpperCase(Locale.ROOT)),
                row.getString(9),
                answered ? status : null,
                row.getString(11),
                Duration.ofNanos(row.getLong(12) * 1000),
                body == null ? "" : row.getString(13) + "\n" + new String(body, StandardCharsets.UTF_8),
                row.getString(15));
    }
}
