package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.VerifyReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recounts events and counters from the attempts, and compares. */
public final class ConsistencyCheck {
    /** What the attempts, the events and the counters say of each startup, type and action, where they differ. */
    private static final String DIFFERENT_SUMS = """
            WITH said (source, startup, event_type, action, n) AS (
                SELECT 'attempts', startup, event_type, action, count(*) FROM attempt
                    WHERE counted AND (?1 IS NULL OR startup = ?1) GROUP BY 2, 3, 4
                UNION ALL
                SELECT 'events', startup, event_type, action, count(*) FROM event
                    WHERE counted_at IS NOT NULL AND (?1 IS NULL OR startup = ?1) GROUP BY 2, 3, 4
                UNION ALL SELECT 'counters', startup, event_type, 'add', added FROM counter WHERE ?1 IS NULL OR startup = ?1
                UNION ALL SELECT 'counters', startup, event_type, 'remove', removed FROM counter
                    WHERE ?1 IS NULL OR startup = ?1),
            sums AS (
                SELECT startup, event_type, action,
                    coalesce(sum(n) FILTER (WHERE source = 'attempts'), 0) AS attempts,
                    coalesce(sum(n) FILTER (WHERE source = 'events'), 0) AS events,
                    coalesce(sum(n) FILTER (WHERE source = 'counters'), 0) AS counters
                FROM said GROUP BY 1, 2, 3)
            SELECT format('%s %s %s: %d by attempts, %d by events, %d by counters',
                startup, event_type, action, attempts, events, counters)
            FROM sums WHERE attempts <> events OR attempts <> counters ORDER BY 1""";

    private static final String COUNTED_TWICE = """
            SELECT format('%s %s: counted by %d attempts', startup, event_id, count(*)) FROM attempt
            WHERE counted AND (?1 IS NULL OR startup = ?1) GROUP BY startup, event_id HAVING count(*) > 1 ORDER BY 1 LIMIT 100""";

    private static final String NOT_BY_ITS_ATTEMPT = """
            SELECT format('%s %s: counted, but attempt %d did not count it', e.startup, e.event_id, e.seq) FROM event e
            WHERE e.counted_at IS NOT NULL AND (?1 IS NULL OR e.startup = ?1) AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.seq = e.seq AND a.counted
                AND a.startup = e.startup AND a.event_id = e.event_id) ORDER BY 1 LIMIT 100""";

    private ConsistencyCheck() {}

    /** Of all startups. */
    public static VerifyReport of(Connection connection) throws SQLException {
        return of(connection, null);
    }

    /** Of one startup; null for all. */
    public static VerifyReport of(Connection connection, @Nullable String startup) throws SQLException {
        List<String> mismatches = new ArrayList<>();
        for (String query : new String[] {DIFFERENT_SUMS, COUNTED_TWICE, NOT_BY_ITS_ATTEMPT}) {
            collect(connection, query, startup, mismatches);
        }
        return new VerifyReport(
                mismatches.isEmpty(),
                count(connection, "attempt", new WhereClause(), startup),
                count(connection, "event", new WhereClause().and("counted_at IS NOT NULL"), startup),
                count(connection, "attempt", new WhereClause().and("applied AND NOT counted"), startup),
                mismatches);
    }

    private static long count(Connection connection, String table, WhereClause where, @Nullable String startup)
            throws SQLException {
        return where.and("startup = ?", startup).count(connection, table, Long.MAX_VALUE);
    }

    private static void collect(Connection connection, String query, @Nullable String startup, List<String> into)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, startup);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    into.add(row.getString(1));
                }
            }
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
