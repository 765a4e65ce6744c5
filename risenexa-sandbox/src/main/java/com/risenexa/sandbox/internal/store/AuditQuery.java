package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what an audit looks at, one attempt in memory at a time. */
public final class AuditQuery {
    private static final String SELECT = """
            SELECT seq, at, startup, event_id, event_type, user_id, outcome, code, status, request_head, request_body,
                answer
            FROM attempt""";

    private static final byte[] NOTHING = new byte[0];

    private AuditQuery() {}

    /** An attempt as the sandbox saw it. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    public record Seen(
            long seq,
            long atMicros,
            @Nullable String startup,
            @Nullable String eventId,
            @Nullable String eventType,
            @Nullable String userId,
            Outcome outcome,
            @Nullable String code,
            @Nullable Integer status,
            String head,
            byte[] body,
            @Nullable String answer) {

        /** Whether anything could be read from the body. */
        public boolean isReadable() {
            return startup != null || eventId != null || eventType != null || userId != null;
        }

        /** To be kept: the texts may be large. */
        public Seen withoutText() {
            return new Seen(
                    seq, atMicros, startup, eventId, eventType, userId, outcome, code, status, "", NOTHING, null);
        }
    }

    /**
     * Tells of some attempts, oldest first; those that the sandbox made itself are left out.
     *
     * @param startup of one startup; null for all
     * @return the last number that was looked at; -1 if there are no more
     */
    public static long read(
            Connection connection, @Nullable String startup, long after, long upTo, int limit, Consumer<Seen> told)
            throws SQLException {
        WhereClause where = new WhereClause()
                .and("startup = ?", startup)
                .and("seq > ?", after)
                .and("seq <= ?", upTo);
        long last = -1;
        try (PreparedStatement statement = where.prepare(connection, SELECT, " ORDER BY seq LIMIT " + limit);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Seen seen = seen(row);
                last = seen.seq;
                if (!seen.head.contains("\nX-Sandbox-Replay: ")) {
                    told.accept(seen);
                }
            }
        }
        return last;
    }

    private static Seen seen(ResultSet row) throws SQLException {
        int status = row.getInt(9);
        boolean answered = !row.wasNull();
        byte[] body = row.getBytes(11);
        return new Seen(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Outcome.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
                row.getString(8),
                answered ? status : null,
                row.getString(10),
                body == null ? NOTHING : body,
                row.getString(12));
    }
}
