package com.risenexa.tracking.outbox.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and changes the parked rows. */
public record ParkedRepository(OutboxTable table) {

    /** One of them, its payload unread. */
    public record Row(
            String eventId, byte[] payload, Instant recordedAt, Instant parkedAt, int attempts, String result) {}

    /** The longest parked first. */
    public List<Row> list(Connection connection, int limit) throws SQLException {
        Dialect database = table.dialect(connection);
        String sql = "SELECT * FROM " + table.name() + " WHERE task_name = '" + OutboxTable.PARKED
                + "' ORDER BY parked_at, task_instance LIMIT " + limit;
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            List<Row> list = new ArrayList<>();
            while (rows.next()) {
                list.add(new Row(
                        rows.getString("task_instance"),
                        rows.getBytes("task_data"),
                        Objects.requireNonNull(database.read(rows, "recorded_at")),
                        Objects.requireNonNull(database.read(rows, "parked_at")),
                        rows.getInt("consecutive_failures"),
                        rows.getString("last_result")));
            }
            return list;
        }
    }

    /**
     * Makes rows due now.
     *
     * @param eventId which; null is all
     * @return how many
     */
    public int retry(Connection connection, @Nullable String eventId) throws SQLException {
        String sql = "UPDATE " + table.name() + " SET task_name = '" + OutboxTable.DELIVER + "', execution_time = "
                + table.dialect(connection).now() + ", consecutive_failures = 0, parked_at = NULL,"
                + " version = version + 1 WHERE task_name = '" + OutboxTable.PARKED + "'"
                + (eventId == null ? "" : " AND task_instance = ?");
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            if (eventId != null) {
                update.setString(1, eventId);
            }
            return update.executeUpdate();
        }
    }

    /** The last result of the row that is gone by this, or null if there was none. */
    public @Nullable String discard(Connection connection, String eventId) throws SQLException {
        String where = table.name() + " WHERE task_name = '" + OutboxTable.PARKED + "' AND task_instance = ?";
        String result = null;
        try (PreparedStatement query = connection.prepareStatement("SELECT last_result FROM " + where)) {
            query.setString(1, eventId);
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    result = rows.getString(1);
                }
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + where)) {
            delete.setString(1, eventId);
            return delete.executeUpdate() == 1 ? result : null;
        }
    }
}
