package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.internal.event.ValidEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The logical events, each id once per startup: the database itself sees to that. */
public final class EventTable {
    private static final String INSERT = """
            INSERT INTO event (seq, counted_at, event_type, user_id, action, occurred_at, metadata, passed, startup,
            event_id) VALUES (?, ?, ?, ?, ?, ?, jsonb(?), ?, ?, ?)""";

    private final PreparedStatement find;
    private final PreparedStatement insert;
    private final PreparedStatement insertNew;
    private final PreparedStatement count;
    private final PreparedStatement pass;

    /** Many events come in one millisecond. */
    private long lastMillis;

    private String lastText = "";

    EventTable(Connection connection) throws SQLException {
        find = connection.prepareStatement(
                "SELECT seq, passed, counted_at IS NOT NULL FROM event WHERE startup = ? AND event_id = ?");
        insert = connection.prepareStatement(INSERT);
        insertNew = connection.prepareStatement(INSERT + " ON CONFLICT DO NOTHING");
        count = connection.prepareStatement("""
                UPDATE event SET seq = ?, counted_at = ?, event_type = ?, user_id = ?, action = ?, occurred_at = ?,
                metadata = jsonb(?), passed = ? WHERE startup = ? AND event_id = ?""");
        pass = connection.prepareStatement("UPDATE event SET passed = passed + 1 WHERE seq = ?");
    }

    /**
     * The stored state of an event.
     *
     * @param seq of the attempt that counted it, or that brought it first
     * @param passed how many attempts passed judgement
     */
    public record Known(long seq, int passed, boolean counted) {}

    /** Null if no attempt of it has passed judgement. */
    public @Nullable Known find(String startup, String eventId) throws SQLException {
        find.setString(1, startup);
        find.setString(2, eventId);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? new Known(row.getLong(1), row.getInt(2), row.getBoolean(3)) : null;
        }
    }

    /** An attempt of an event that is counted already, or that a fault spoiled. */
    public void passed(Known known) throws SQLException {
        pass.setLong(1, known.seq);
        pass.executeUpdate();
    }

    /** The first attempt of an event, spoiled by a fault. */
    public void met(ValidEvent event, long seq, long atMillis) throws SQLException {
        fill(insert, event, seq, null, atMillis, 1);
    }

    /** The event counts now. */
    public void counted(ValidEvent event, @Nullable Known known, long seq, long atMillis) throws SQLException {
        fill(known == null ? insert : count, event, seq, atMillis, atMillis, known == null ? 1 : known.passed + 1);
    }

    /** The event counts now, unless the ledger knows it already; then nothing happens, and the answer is false. */
    public boolean countedNew(ValidEvent event, long seq, long atMillis) throws SQLException {
        return fill(insertNew, event, seq, atMillis, atMillis, 1) > 0;
    }

    private String occurredAt(ValidEvent event, long atMillis) {
        Instant given = event.occurredAt();
        if (given != null) {
            return given.toString();
        }
        if (lastMillis != atMillis || lastText.isEmpty()) {
            lastMillis = atMillis;
            lastText = Instant.ofEpochMilli(atMillis).toString();
        }
        return lastText;
    }

    private int fill(
            PreparedStatement statement, ValidEvent event, long seq, @Nullable Long counted, long atMillis, int passed)
            throws SQLException {
        statement.setLong(1, seq);
        if (counted == null) {
            statement.setNull(2, Types.INTEGER);
        } else {
            statement.setLong(2, counted);
        }
        statement.setString(3, event.eventType());
        statement.setString(4, event.userId());
        statement.setString(5, event.action());
        statement.setString(6, occurredAt(event, atMillis));
        statement.setString(7, event.metadata());
        statement.setInt(8, passed);
        statement.setString(9, event.startup());
        statement.setString(10, event.eventId());
        return statement.executeUpdate();
    }
}
