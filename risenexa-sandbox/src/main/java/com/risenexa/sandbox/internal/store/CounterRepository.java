package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Counters.Count;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes the counters. */
public final class CounterRepository {
    public static final Counters ZERO = new Counters(new Count(0, 0), new Count(0, 0));

    private static final String COUNT = """
            INSERT INTO counter (startup, event_type, added, removed) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT DO UPDATE SET added = added + ?3, removed = removed + ?4""";

    private CounterRepository() {}

    /** Counts one event. */
    public static void count(WriteSession session, String startup, String eventType, String action)
            throws SQLException {
        int removed = "remove".equals(action) ? 1 : 0;
        session.update(COUNT, startup, eventType, 1 - removed, removed);
    }

    /** Of all startups that have counted something. */
    public static Map<String, Counters> all(Connection connection) throws SQLException {
        return read(connection, new WhereClause());
    }

    /** Of one startup. */
    public static Counters of(Connection connection, String startup) throws SQLException {
        return read(connection, new WhereClause().and("startup = ?", startup)).getOrDefault(startup, ZERO);
    }

    private static Map<String, Counters> read(Connection connection, WhereClause where) throws SQLException {
        Map<String, Counters> counters = new TreeMap<>();
        String select = "SELECT startup, event_type, added, removed FROM counter";
        try (PreparedStatement statement = where.prepare(connection, select, "");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String startup = row.getString("startup");
                Counters before = counters.getOrDefault(startup, ZERO);
                Count count = new Count(row.getLong("added"), row.getLong("removed"));
                counters.put(
                        startup,
                        row.getString("event_type").equals("user_registered")
                                ? new Counters(count, before.converted())
                                : new Counters(before.registered(), count));
            }
        }
        return counters;
    }
}
