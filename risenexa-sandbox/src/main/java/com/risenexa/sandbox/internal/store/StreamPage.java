package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.SandboxAttempt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The messages of the stream after a sequence number.
 *
 * @param attempts oldest first, without requests and answers
 * @param resets the startups that were reset, by sequence number
 * @param counters of all startups, as they are now
 * @param last how far it goes
 * @param newest the highest sequence number there is
 */
public record StreamPage(
        List<SandboxAttempt> attempts,
        Map<Long, String> resets,
        Map<String, Counters> counters,
        long last,
        long newest) {

    /** Reads up to {@code limit} attempts. */
    public static StreamPage read(Connection connection, long after, int limit) throws SQLException {
        List<SandboxAttempt> attempts = AttemptRepository.after(connection, after, limit);
        long newest = Math.max(after, WriteSession.lastSeq(connection));
        long last = attempts.size() == limit ? attempts.get(limit - 1).seq() : newest;
        Map<Long, String> resets = new TreeMap<>();
        new WhereClause()
                .and("seq > ?", after)
                .and("seq <= ?", last)
                .query(
                        connection,
                        "SELECT seq, startup FROM reset",
                        "",
                        row -> Map.entry(row.getLong("seq"), row.getString("startup")))
                .forEach(reset -> resets.put(reset.getKey(), reset.getValue()));
        return new StreamPage(attempts, resets, CounterRepository.all(connection), last, newest);
    }
}
