package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The counters. Raised in memory, written once per transaction. */
public final class CounterTable {
    private final PreparedStatement add;
    private final Map<Name, long[]> raised = new HashMap<>();

    CounterTable(Connection connection) throws SQLException {
        add = connection.prepareStatement("""
                INSERT INTO counter (startup, event_type, added, removed) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT DO UPDATE SET added = added + ?3, removed = removed + ?4""");
    }

    /** By one, up or down. */
    public void count(String startup, String eventType, String action) {
        long[] sums = raised.computeIfAbsent(new Name(startup, eventType), name -> new long[2]);
        sums["remove".equals(action) ? 1 : 0]++;
    }

    void forget(String startup) {
        raised.keySet().removeIf(name -> name.startup.equals(startup));
    }

    void flush() throws SQLException {
        if (raised.isEmpty()) {
            return;
        }
        for (Map.Entry<Name, long[]> entry : raised.entrySet()) {
            add.setString(1, entry.getKey().startup);
            add.setString(2, entry.getKey().eventType);
            add.setLong(3, entry.getValue()[0]);
            add.setLong(4, entry.getValue()[1]);
            add.executeUpdate();
        }
        raised.clear();
    }

    private record Name(String startup, String eventType) {}
}
