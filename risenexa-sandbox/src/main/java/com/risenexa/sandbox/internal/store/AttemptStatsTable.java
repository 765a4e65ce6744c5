package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.internal.event.RequestedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The number of attempts of each kind per second; counted in memory, written once per transaction. A startup or type
 * that is not known stands as an empty text, so that strangers cannot make kinds of their own.
 */
final class AttemptStatsTable {
    private static final long MICROS = 1_000_000;

    private final PreparedStatement add;
    private final Map<Kind, long[]> raised = new HashMap<>();

    AttemptStatsTable(Connection connection) throws SQLException {
        add = connection.prepareStatement("""
                INSERT INTO second (at, startup, event_type, action, outcome, n, counted)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                ON CONFLICT DO UPDATE SET n = n + ?6, counted = counted + ?7""");
    }

    void count(AttemptRow row) {
        RequestedEvent claim = row.claim();
        Kind kind = new Kind(
                row.atMicros() / MICROS,
                row.startupKnown() ? text(claim.startup()) : "",
                isType(claim.eventType()) ? text(claim.eventType()) : "",
                "remove".equals(claim.action()) ? "remove" : "add",
                row.outcome().value());
        long[] sums = raised.computeIfAbsent(kind, key -> new long[2]);
        sums[0]++;
        sums[1] += row.counted() ? 1 : 0;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static boolean isType(@Nullable String type) {
        return "user_registered".equals(type) || "user_converted".equals(type);
    }

    void forget(String startup) {
        raised.keySet().removeIf(kind -> kind.startup.equals(startup));
    }

    void flush() throws SQLException {
        for (Map.Entry<Kind, long[]> entry : raised.entrySet()) {
            Kind kind = entry.getKey();
            add.setLong(1, kind.at);
            add.setString(2, kind.startup);
            add.setString(3, kind.eventType);
            add.setString(4, kind.action);
            add.setString(5, kind.outcome);
            add.setLong(6, entry.getValue()[0]);
            add.setLong(7, entry.getValue()[1]);
            add.executeUpdate();
        }
        raised.clear();
    }

    private record Kind(long at, String startup, String eventType, String action, String outcome) {}
}
