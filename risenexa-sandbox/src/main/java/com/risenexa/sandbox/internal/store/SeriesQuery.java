package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how many attempts came in when. */
public final class SeriesQuery {
    private SeriesQuery() {}

    /**
     * Attempts of one kind in one bucket.
     *
     * @param bucket its number, counted from 1970
     * @param attempts how many
     * @param counted how many of them counted their event
     */
    public record Sum(long bucket, String eventType, String action, String outcome, long attempts, long counted) {}

    /**
     * The sums, in order of time.
     *
     * @param from a second, inclusive
     * @param to a second, exclusive
     * @param bucket how many seconds are one bucket
     */
    public static List<Sum> read(Connection connection, Filter filter, long from, long to, long bucket)
            throws SQLException {
        WhereClause where = new WhereClause()
                .and("at >= ?", from)
                .and("at < ?", to)
                .and("startup = ?", filter.startup())
                .and("event_type = ?", filter.type())
                .and("action = ?", filter.action())
                .and("outcome = ?", filter.outcome());
        String select = "SELECT at / " + bucket + ", event_type, action, outcome, sum(n), sum(counted) FROM second";
        List<Sum> sums = new ArrayList<>();
        try (PreparedStatement statement = where.prepare(connection, select, " GROUP BY 1, 2, 3, 4");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sums.add(new Sum(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6)));
            }
        }
        return sums;
    }

    /** How many attempts of each startup had which outcome, told one by one. */
    public static void outcomes(Connection connection, @Nullable String startup, OutcomeSums into) throws SQLException {
        WhereClause where = new WhereClause().and("startup = ?", startup);
        String select = "SELECT startup, outcome, sum(n) FROM second";
        try (PreparedStatement statement = where.prepare(connection, select, " GROUP BY 1, 2");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                into.sum(row.getString(1), row.getString(2), row.getLong(3));
            }
        }
    }

    /** Told the sums. */
    @FunctionalInterface
    public interface OutcomeSums {
        /** The startup is an empty text where it is not known. */
        void sum(String startup, String outcome, long attempts);
    }
}
