package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Counts rejections by their code. */
public final class FailureQuery {
    static final String SELECT =
            "SELECT code, count(*), min(at), max(at), max(seq) FROM attempt INDEXED BY attempt_refused";

    private FailureQuery() {}

    /**
     * All rejections for one reason.
     *
     * @param sample the number of the latest
     */
    public record Failure(String code, long count, Instant first, Instant last, long sample) {}

    /** The most frequent first. */
    public static List<Failure> list(Connection connection, Filter filter) throws SQLException {
        WhereClause where = WhereClause.common(filter).and("code IS NOT NULL");
        where.and("outcome = ?", filter.outcome()).and("status = ?", filter.status());
        List<Failure> failures = new ArrayList<>();
        String end = " GROUP BY code ORDER BY 2 DESC, 1 LIMIT " + filter.limit();
        try (PreparedStatement statement = where.prepare(connection, SELECT, end);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                failures.add(new Failure(
                        row.getString(1),
                        row.getLong(2),
                        micros(row.getLong(3)),
                        micros(row.getLong(4)),
                        row.getLong(5)));
            }
        }
        return failures;
    }

    private static Instant micros(long at) {
        return Instant.EPOCH.plus(at, ChronoUnit.MICROS);
    }
}
