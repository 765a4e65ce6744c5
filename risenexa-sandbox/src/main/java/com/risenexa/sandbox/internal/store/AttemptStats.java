package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attempts per second and kind. An unknown startup or event type is stored as an empty text, so that rejected requests
 * cannot add kinds of their own.
 */
public final class AttemptStats {
    private static final long MICROS = 1_000_000;
    private static final Set<String> TYPES = Set.of("user_registered", "user_converted");

    private static final String ADD = """
            INSERT INTO attempt_stats (at, startup, event_type, action, outcome, n, counted) VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6)
            ON CONFLICT DO UPDATE SET n = n + 1, counted = counted + ?6""";

    private AttemptStats() {}

    /**
     * Attempts of one kind in one bucket.
     *
     * @param bucket its number, counted from 1970
     * @param attempts how many
     * @param counted how many of them counted their event
     */
    public record Sum(long bucket, String eventType, String action, String outcome, long attempts, long counted) {
        private static Sum read(ResultSet row) throws SQLException {
            return new Sum(
                    row.getLong("bucket"),
                    row.getString("event_type"),
                    row.getString("action"),
                    row.getString("outcome"),
                    row.getLong("attempts"),
                    row.getLong("counted"));
        }
    }

    /**
     * Attempts of a startup with one outcome.
     *
     * @param startup an empty text if it is not known
     */
    public record OutcomeSum(String startup, String outcome, long attempts) {}

    static void add(WriteSession session, StoredAttempt attempt, boolean isStartupKnown) throws SQLException {
        String type = attempt.eventType();
        session.update(
                ADD,
                attempt.atMicros() / MICROS,
                isStartupKnown ? attempt.startup() : "",
                type != null && TYPES.contains(type) ? type : "",
                "remove".equals(attempt.action()) ? "remove" : "add",
                attempt.outcome().value(),
                attempt.counted());
    }

    /**
     * The sums, in order of time.
     *
     * @param from a second, inclusive
     * @param to a second, exclusive
     * @param bucket how many seconds are one bucket
     */
    public static List<Sum> sums(Connection connection, Filter filter, long from, long to, long bucket)
            throws SQLException {
        String select = "SELECT at / " + bucket + " AS bucket, event_type, action, outcome, sum(n) AS attempts,"
                + " sum(counted) AS counted FROM attempt_stats";
        return new WhereClause()
                .and("at >= ?", from)
                .and("at < ?", to)
                .and("startup = ?", filter.startup())
                .and("event_type = ?", filter.type())
                .and("action = ?", filter.action())
                .and("outcome = ?", filter.outcome())
                .query(connection, select, " GROUP BY 1, 2, 3, 4", Sum::read);
    }

    /** Attempts of each startup by outcome; of one startup, or of all if it is null. */
    public static List<OutcomeSum> outcomes(Connection connection, @Nullable String startup) throws SQLException {
        return new WhereClause()
                .and("startup = ?", startup)
                .query(
                        connection,
                        "SELECT startup, outcome, sum(n) AS attempts FROM attempt_stats",
                        " GROUP BY 1, 2",
                        row -> new OutcomeSum(
                                row.getString("startup"), row.getString("outcome"), row.getLong("attempts")));
    }
}
