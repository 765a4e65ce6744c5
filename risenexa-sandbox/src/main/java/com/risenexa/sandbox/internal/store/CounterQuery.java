package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Counters.Count;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Reads the counters. */
public final class CounterQuery {
    public static final Counters ZERO = new Counters(new Count(0, 0), new Count(0, 0));

    private CounterQuery() {}

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
                Counters before = counters.getOrDefault(row.getString(1), ZERO);
                Count count = new Count(row.getLong(3), row.getLong(4));
                counters.put(
                        row.getString(1),
                        row.getString(2).equals("user_registered")
                                ? new Counters(count, before.converted())
                                : new Counters(before.registered(), count));
            }
        }
        return counters;
    }
}
