package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.internal.store.Database.SqlFunction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writer's connection with its prepared statements and the next sequence number. Used by one thread. */
public final class WriteSession {
    private static final List<String> TRAFFIC = List.of("event", "attempt", "counter", "attempt_stats");

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private long lastSeq;

    /**
     * Continues the sequence numbers.
     *
     * @param lastSeq the highest number given so far, rolled back ones included
     */
    WriteSession(Connection connection, long lastSeq) throws SQLException {
        this.connection = connection;
        this.lastSeq = Math.max(lastSeq, lastSeq(connection));
    }

    /** The highest sequence number ever given. */
    public static long lastSeq(Connection connection) throws SQLException {
        return ConsistencyCheck.number(
                connection, "SELECT max((SELECT last_seq FROM sequence), coalesce((SELECT max(seq) FROM attempt), 0))");
    }

    public Connection connection() {
        return connection;
    }

    long lastSeq() {
        return lastSeq;
    }

    /** Never given twice, also not after a reset; a rollback leaves a gap. */
    public long nextSeq() {
        return ++lastSeq;
    }

    public int update(String sql, @Nullable Object... values) throws SQLException {
        return prepare(sql, values).executeUpdate();
    }

    /** The first row of a query; null if it has none. */
    public <T> @Nullable T first(String sql, SqlFunction<ResultSet, T> mapper, Object... values) throws SQLException {
        try (ResultSet row = prepare(sql, values).executeQuery()) {
            return row.next() ? mapper.on(row) : null;
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Stores an attempt and adds it to the statistics. */
    public void record(StoredAttempt attempt, boolean isStartupKnown) throws SQLException {
        AttemptRepository.insert(this, attempt);
        AttemptStats.add(this, attempt, isStartupKnown);
    }

    /** Deletes the traffic of one startup. The reset has a sequence number, so that streams can report it. */
    public void reset(String startup) throws SQLException {
        for (String table : TRAFFIC) {
            update("DELETE FROM " + table + " WHERE startup = ?", startup);
        }
        update(
                "INSERT INTO reset (startup, seq) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET seq = ?2",
                startup,
                nextSeq());
        update("UPDATE sequence SET last_seq = max(last_seq, ?)", lastSeq);
    }

    /** Deletes traffic that belongs to no startup: of requests that named none, or whose startup was deleted. */
    public void sweep() throws SQLException {
        for (String table : TRAFFIC) {
            update("DELETE FROM " + table + " WHERE startup IS NULL OR startup NOT IN (SELECT slug FROM startup)");
        }
        update("DELETE FROM reset WHERE startup NOT IN (SELECT slug FROM startup)");
    }
}
