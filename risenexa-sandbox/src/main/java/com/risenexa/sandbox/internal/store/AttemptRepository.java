package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.SandboxAttempt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads and writes attempts. */
public final class AttemptRepository {
    private static final String FIELDS =
            "seq, at, startup, event_id, event_type, user_id, action, outcome, code, status,"
                    + " fault_id, fault, applied, counted, duration_us";
    private static final String COLUMNS = FIELDS + ", request_head, request_body, answer";

    static final String SELECT = "SELECT " + COLUMNS + " FROM attempt";

    static final String WITHOUT_TEXT =
            "SELECT " + FIELDS + ", '' AS request_head, NULL AS request_body, NULL AS answer FROM attempt";

    /** The attempt that counted the event is in no index; it is found by its number. */
    static final String OF_EVENT = SELECT + " WHERE startup = ?1 AND event_id = ?2 AND counted = 0 UNION ALL " + SELECT
            + " WHERE counted AND seq = (SELECT seq FROM event WHERE startup = ?1 AND event_id = ?2) ORDER BY 1";

    static final String FAILURES = """
            SELECT code, count(*) AS n, min(at) AS first, max(at) AS last, max(seq) AS sample
            FROM attempt INDEXED BY attempt_refused""";

    private static final String INSERT =
            "INSERT INTO attempt (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String DECIDED_BY = """
            SELECT (SELECT count(*) FROM attempt
                    WHERE startup = ?2 AND event_id = ?3 AND counted = 0 AND fault_id = ?1)
                + (SELECT count(*) FROM attempt WHERE seq = ?4 AND counted AND fault_id = ?1)""";

    private AttemptRepository() {}

    /**
     * All rejections with one code.
     *
     * @param sample the number of the latest
     */
    public record Failure(String code, long count, Instant first, Instant last, long sample) {
        private static Failure read(ResultSet row) throws SQLException {
            return new Failure(
                    row.getString("code"),
                    row.getLong("n"),
                    StoredAttempt.instant(row.getLong("first")),
                    StoredAttempt.instant(row.getLong("last")),
                    row.getLong("sample"));
        }
    }

    public static void insert(WriteSession session, StoredAttempt attempt) throws SQLException {
        session.update(
                INSERT,
                attempt.seq(),
                attempt.atMicros(),
                attempt.startup(),
                attempt.eventId(),
                attempt.eventType(),
                attempt.userId(),
                attempt.action(),
                attempt.outcome().value(),
                attempt.code(),
                attempt.status(),
                attempt.faultId(),
                attempt.fault(),
                attempt.applied(),
                attempt.counted(),
                attempt.durationMicros(),
                attempt.head(),
                attempt.body(),
                attempt.answer());
    }

    /** The body of a stored attempt. */
    public static byte @Nullable [] body(WriteSession session, long seq) throws SQLException {
        return session.first(
                "SELECT request_body FROM attempt WHERE seq = ?", row -> row.getBytes("request_body"), seq);
    }

    /**
     * How many attempts of an event a stored fault has decided.
     *
     * @param seq the attempt that counted the event, or the first one
     */
    public static int decidedBy(WriteSession session, long faultId, String startup, String eventId, long seq)
            throws SQLException {
        Integer decided = session.first(DECIDED_BY, row -> row.getInt(1), faultId, startup, eventId, seq);
        return decided == null ? 0 : decided;
    }

    public static List<SandboxAttempt> list(Connection connection, Filter filter) throws SQLException {
        return page(connection, filter, Long.MAX_VALUE).items();
    }

    /** At most {@code budget} characters of requests and answers, or one attempt that is larger. */
    public static Page<SandboxAttempt> page(Connection connection, Filter filter, long budget) throws SQLException {
        try (PreparedStatement statement = where(filter).list(connection, SELECT, filter)) {
            return Page.read(
                    statement, row -> StoredAttempt.read(row).view(), filter.limit(), budget, AttemptRepository::size);
        }
    }

    static WhereClause where(Filter filter) {
        return WhereClause.common(filter)
                .and(outcome(filter.outcome()), filter.outcome())
                .and("status = ?", filter.status());
    }

    private static long size(SandboxAttempt attempt) {
        String answer = attempt.answer();
        return (long) attempt.request().length() + (answer == null ? 0 : answer.length());
    }

    /** SQLite uses a partial index only if the query repeats the index's condition. */
    private static String outcome(@Nullable String outcome) {
        return Outcome.COUNTED.value().equals(outcome) ? "outcome = ?" : "outcome = ? AND outcome <> 'counted'";
    }

    /** Null if there is none with this number. */
    public static @Nullable StoredAttempt find(Connection connection, long seq) throws SQLException {
        return new WhereClause().and("seq = ?", seq).first(connection, SELECT, StoredAttempt::read);
    }

    /** Null if there is none with this number. */
    public static @Nullable SandboxAttempt one(Connection connection, long seq) throws SQLException {
        StoredAttempt found = find(connection, seq);
        return found == null ? null : found.view();
    }

    /** All attempts of one event, oldest first. */
    public static List<SandboxAttempt> of(Connection connection, String startup, String eventId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_EVENT)) {
            statement.setString(1, startup);
            statement.setString(2, eventId);
            return Page.all(statement, row -> StoredAttempt.read(row).view());
        }
    }

    /** Oldest first, without requests and answers. */
    static List<SandboxAttempt> after(Connection connection, long seq, int limit) throws SQLException {
        return new WhereClause()
                .and("seq > ?", seq)
                .query(
                        connection,
                        WITHOUT_TEXT,
                        " ORDER BY seq LIMIT " + limit,
                        row -> StoredAttempt.read(row).view());
    }

    /**
     * Passes attempts to an audit, oldest first, one in memory at a time; replays by the sandbox are left out.
     *
     * @param startup of one startup; null for all
     * @return the last number that was read; -1 if there are no more
     */
    public static long read(
            Connection connection,
            @Nullable String startup,
            long after,
            long upTo,
            int limit,
            Consumer<StoredAttempt> consumer)
            throws SQLException {
        WhereClause where = new WhereClause()
                .and("startup = ?", startup)
                .and("seq > ?", after)
                .and("seq <= ?", upTo);
        long last = -1;
        try (PreparedStatement statement = where.prepare(connection, SELECT, " ORDER BY seq LIMIT " + limit);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                StoredAttempt attempt = StoredAttempt.read(row);
                last = attempt.seq();
                if (!attempt.isReplay()) {
                    consumer.accept(attempt);
                }
            }
        }
        return last;
    }

    /** How many attempts have this outcome; counts no further than {@code most}. */
    public static long count(
            Connection connection, String startup, @Nullable String type, String outcome, long after, long most)
            throws SQLException {
        return new WhereClause()
                .and("startup = ?", startup)
                .and("event_type = ?", type)
                .and(outcome(outcome), outcome)
                .and("seq > ?", after)
                .count(connection, "attempt", most);
    }

    /** Rejections by code, the most frequent first. */
    public static List<Failure> failures(Connection connection, Filter filter) throws SQLException {
        return WhereClause.common(filter)
                .and("code IS NOT NULL")
                .and("outcome = ?", filter.outcome())
                .and("status = ?", filter.status())
                .query(
                        connection,
                        FAILURES,
                        " GROUP BY code ORDER BY n DESC, code LIMIT " + filter.limit(),
                        Failure::read);
    }

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
}
