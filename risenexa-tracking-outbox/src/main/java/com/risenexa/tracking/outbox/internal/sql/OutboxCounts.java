package com.risenexa.tracking.outbox.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rows, counted. */
public record OutboxCounts(
        long pending,
        @Nullable Duration oldestAge,
        long parked,
        @Nullable String lastError) {

    public static OutboxCounts of(Connection connection, OutboxTable table) throws SQLException {
        Dialect database = table.dialect(connection);
        Instant now = table.now(connection);
        long pending = 0;
        long parked = 0;
        Duration age = null;
        String counts = "SELECT task_name, count(*) AS events, min(recorded_at) AS oldest FROM " + table.name()
                + " GROUP BY task_name";
        try (PreparedStatement query = connection.prepareStatement(counts);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                if (OutboxTable.PARKED.equals(rows.getString("task_name"))) {
                    parked = rows.getLong("events");
                } else {
                    pending += rows.getLong("events");
                    Instant oldest = database.read(rows, "oldest");
                    age = oldest == null ? null : max(Duration.between(oldest, now));
                }
            }
        }
        return new OutboxCounts(pending, age, parked, lastError(connection, table));
    }

    private static Duration max(Duration age) {
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static @Nullable String lastError(Connection connection, OutboxTable table) throws SQLException {
        String sql = "SELECT last_result FROM " + table.name()
                + " WHERE last_failure IS NOT NULL AND last_result IS NOT NULL ORDER BY last_failure DESC LIMIT 1";
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
