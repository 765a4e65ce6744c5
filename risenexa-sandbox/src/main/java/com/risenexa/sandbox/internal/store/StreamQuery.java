package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.SandboxAttempt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what happened from one sequence number to another. */
public final class StreamQuery {
    private StreamQuery() {}

    /**
     * A page of attempts and resets.
     *
     * @param attempts oldest first, without their requests and answers
     * @param resets the startups that were reset, by sequence number
     * @param counters of each startup that any of it concerns, as they are now
     * @param last how far it goes
     * @param isFull whether there may be more
     */
    public record Page(
            List<SandboxAttempt> attempts,
            Map<Long, String> resets,
            Map<String, Counters> counters,
            long last,
            boolean isFull) {}

    public static Page read(Connection connection, long after, long upTo, int limit) throws SQLException {
        List<SandboxAttempt> attempts = AttemptQuery.brief(connection, after, upTo, limit);
        boolean isFull = attempts.size() == limit;
        long seen =
                attempts.isEmpty() ? after : attempts.get(attempts.size() - 1).seq();
        Map<Long, String> resets = resets(connection, after, isFull ? seen : upTo);
        long last = resets.isEmpty() ? seen : Math.max(seen, Collections.max(resets.keySet()));
        return new Page(attempts, resets, counters(connection, attempts, resets), last, isFull);
    }

    private static Map<Long, String> resets(Connection connection, long after, long upTo) throws SQLException {
        Map<Long, String> resets = new TreeMap<>();
        WhereClause where = new WhereClause().and("seq > ?", after).and("seq <= ?", upTo);
        try (PreparedStatement statement = where.prepare(connection, "SELECT seq, startup FROM reset", "");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                resets.put(row.getLong(1), row.getString(2));
            }
        }
        return resets;
    }

    private static Map<String, Counters> counters(
            Connection connection, List<SandboxAttempt> attempts, Map<Long, String> resets) throws SQLException {
        Set<String> startups = new TreeSet<>(resets.values());
        startups.addAll(attempts.stream()
                .filter(attempt -> attempt.outcome() == Outcome.COUNTED || attempt.outcome() == Outcome.LOST)
                .map(SandboxAttempt::startup)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<String, Counters> counters = new TreeMap<>();
        for (String startup : startups) {
            counters.put(startup, CounterQuery.of(connection, startup));
        }
        return counters;
    }
}
