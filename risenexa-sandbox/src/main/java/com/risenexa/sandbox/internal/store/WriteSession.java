package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The writer's prepared statements and the next sequence number. */
public final class WriteSession {
    private static final List<String> TRAFFIC = List.of("event", "attempt", "counter", "second");

    private final Connection connection;
    private final EventTable events;
    private final AttemptTable attempts;
    private final CounterTable counters;
    private final AttemptStatsTable seconds;
    private long lastSeq;

    /**
     * Prepares the statements.
     *
     * @param lastSeq given at least so far, also if it was rolled back
     */
    WriteSession(Connection connection, long lastSeq) throws SQLException {
        this.connection = connection;
        this.events = new EventTable(connection);
        this.attempts = new AttemptTable(connection);
        this.counters = new CounterTable(connection);
        this.seconds = new AttemptStatsTable(connection);
        this.lastSeq = Math.max(lastSeq, lastSeq(connection));
    }

    /** The highest sequence number ever given. */
    public static long lastSeq(Connection connection) throws SQLException {
        return ConsistencyCheck.number(
                connection, "SELECT max((SELECT last_seq FROM floor), coalesce((SELECT max(seq) FROM attempt), 0))");
    }

    public Connection connection() {
        return connection;
    }

    public EventTable events() {
        return events;
    }

    public AttemptTable attempts() {
        return attempts;
    }

    public CounterTable counters() {
        return counters;
    }

    /** Writes an attempt down. */
    public void record(AttemptRow row) throws SQLException {
        attempts.insert(row);
        seconds.count(row);
    }

    /** The number given last. */
    long lastSeq() {
        return lastSeq;
    }

    /** Never given twice, also not after a reset; a rollback leaves a gap. */
    public long nextSeq() {
        return ++lastSeq;
    }

    /** Forgets one startup's traffic. That takes a sequence number of its own, so that a stream can tell of it. */
    public void reset(String startup) throws SQLException {
        for (String table : TRAFFIC) {
            update("DELETE FROM " + table + " WHERE startup = ?", startup);
        }
        counters.forget(startup);
        seconds.forget(startup);
        update(
                "INSERT INTO reset (startup, seq) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET seq = ?2",
                startup,
                nextSeq());
        update("UPDATE floor SET last_seq = max(last_seq, ?)", lastSeq);
    }

    /** Forgets what belongs to no startup that is there: requests that named none, or came when theirs was gone. */
    public void sweep() throws SQLException {
        // Or what came in before in this transaction is added up after it.
        flush();
        for (String table : TRAFFIC) {
            update("DELETE FROM " + table + " WHERE startup IS NULL OR startup NOT IN (SELECT slug FROM startup)");
        }
        update("DELETE FROM reset WHERE startup NOT IN (SELECT slug FROM startup)");
    }

    /** Runs a statement that is rare enough not to be kept. */
    public int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Writes what was only added up so far. */
    void flush() throws SQLException {
        counters.flush();
        seconds.flush();
    }
}
