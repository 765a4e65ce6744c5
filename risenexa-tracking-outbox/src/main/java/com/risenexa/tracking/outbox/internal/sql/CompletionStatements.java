package com.risenexa.tracking.outbox.internal.sql;

import com.risenexa.tracking.outbox.internal.sql.Completion.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Ends many claims in one transaction. The rows are taken in the order of their ids, so that two never deadlock. */
public record CompletionStatements(OutboxTable table) {
    /** Few texts, so that statements stay prepared: lists are filled up to a power of two by repeating the last id. */
    private static final int MOST_IN_LIST = 256;

    public void apply(Connection connection, List<Completion> completions) throws SQLException {
        List<Completion> sorted = completions.stream()
                .sorted(Comparator.comparing(Completion::eventId))
                .toList();
        delete(
                connection,
                sorted.stream()
                        .filter(done -> done.kind() == Kind.DELIVERED)
                        .map(Completion::eventId)
                        .toList());
        postpone(
                connection,
                sorted.stream().filter(done -> done.kind() == Kind.POSTPONED).toList());
        park(
                connection,
                sorted.stream().filter(done -> done.kind() == Kind.PARKED).toList());
    }

    /** Whoever holds the row by now: the server has the event, that is all there is to know. */
    private void delete(Connection connection, List<String> eventIds) throws SQLException {
        for (int from = 0; from < eventIds.size(); from += MOST_IN_LIST) {
            List<String> some = eventIds.subList(from, Math.min(from + MOST_IN_LIST, eventIds.size()));
            int places = some.size() == 1 ? 1 : Integer.highestOneBit(some.size() - 1) << 1;
            String sql = "DELETE FROM " + table.name() + " WHERE task_instance IN (?" + ", ?".repeat(places - 1)
                    + ") AND task_name = '" + OutboxTable.DELIVER + "'";
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                for (int i = 0; i < places; i++) {
                    delete.setString(i + 1, some.get(Math.min(i, some.size() - 1)));
                }
                delete.executeUpdate();
            }
        }
    }

    private void postpone(Connection connection, List<Completion> completions) throws SQLException {
        if (completions.isEmpty()) {
            return;
        }
        Dialect database = table.dialect(connection);
        String sql = "UPDATE " + table.name() + " SET picked = false, picked_by = NULL, last_heartbeat = NULL,"
                + " execution_time = ?, consecutive_failures = consecutive_failures + ?,"
                + " last_failure = CASE WHEN ? > 0 THEN " + database.now() + " ELSE last_failure END,"
                + " last_result = COALESCE(?, last_result), version = version + 1"
                + " WHERE task_instance = ? AND version = ? AND task_name = '" + OutboxTable.DELIVER + "'";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Completion done : completions) {
                database.bind(update, 1, done.due());
                update.setInt(2, done.attempts());
                update.setInt(3, done.result() == null ? 0 : 1);
                update.setString(4, done.result());
                update.setString(5, done.eventId());
                update.setLong(6, done.version());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** In one statement, so that no crash can leave the row in between, or twice. */
    private void park(Connection connection, List<Completion> completions) throws SQLException {
        if (completions.isEmpty()) {
            return;
        }
        Dialect database = table.dialect(connection);
        String sql = "UPDATE " + table.name() + " SET task_name = '" + OutboxTable.PARKED + "', picked = false,"
                + " picked_by = NULL, last_heartbeat = NULL, execution_time = ?,"
                + " consecutive_failures = consecutive_failures + ?, last_failure = " + database.now()
                + ", last_result = ?, parked_at = " + database.now() + ", version = version + 1"
                + " WHERE task_instance = ? AND version = ? AND task_name = '" + OutboxTable.DELIVER + "'";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Completion done : completions) {
                database.bind(update, 1, OutboxTable.NEVER);
                update.setInt(2, done.attempts());
                update.setString(3, done.result());
                update.setString(4, done.eventId());
                update.setLong(5, done.version());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
