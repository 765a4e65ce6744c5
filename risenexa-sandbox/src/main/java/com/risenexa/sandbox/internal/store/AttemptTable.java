package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.event.RequestedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Writes attempts: every request to the tracking endpoint. */
public final class AttemptTable {
    private static final byte[] NOTHING = new byte[0];

    private final PreparedStatement insert;
    private final PreparedStatement counted;
    private final PreparedStatement body;
    private final PreparedStatement decided;

    AttemptTable(Connection connection) throws SQLException {
        insert = connection.prepareStatement("""
                INSERT INTO attempt (seq, at, startup, event_id, event_type, user_id, action, outcome, code, status,
                fault_id, fault, applied, counted, duration_us, request_head, request_body, answer)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        counted = connection.prepareStatement("""
                INSERT INTO attempt (seq, at, startup, event_id, event_type, user_id, action, outcome, code, status,
                fault_id, fault, applied, counted, duration_us, request_head, request_body, answer)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'counted', NULL, 202, NULL, NULL, 1, 1, ?, ?, ?, ?)""");
        body = connection.prepareStatement("SELECT request_body FROM attempt WHERE seq = ?");
        decided = connection.prepareStatement("""
                SELECT (SELECT count(*) FROM attempt
                        WHERE startup = ?2 AND event_id = ?3 AND counted = 0 AND fault_id = ?1)
                    + (SELECT count(*) FROM attempt WHERE seq = ?4 AND counted AND fault_id = ?1)""");
    }

    public void insert(AttemptRow row) throws SQLException {
        if (row.outcome() == Outcome.COUNTED && row.fault() == null && row.faultId() == null) {
            insertCounted(row);
        } else {
            insertAny(row);
        }
    }

    /** What nearly all are: fewer values to hand over. */
    private void insertCounted(AttemptRow row) throws SQLException {
        RequestedEvent claim = row.claim();
        counted.setLong(1, row.seq());
        counted.setLong(2, row.atMicros());
        counted.setString(3, claim.startup());
        counted.setString(4, claim.eventId());
        counted.setString(5, claim.eventType());
        counted.setString(6, claim.userId());
        counted.setString(7, claim.action());
        counted.setLong(8, row.durationMicros());
        counted.setString(9, row.requestHead());
        counted.setBytes(10, row.requestBody());
        counted.setString(11, row.answer());
        counted.executeUpdate();
    }

    private void insertAny(AttemptRow row) throws SQLException {
        RequestedEvent claim = row.claim();
        insert.setLong(1, row.seq());
        insert.setLong(2, row.atMicros());
        insert.setString(3, claim.startup());
        insert.setString(4, claim.eventId());
        insert.setString(5, claim.eventType());
        insert.setString(6, claim.userId());
        insert.setString(7, claim.action());
        insert.setString(8, row.outcome().value());
        insert.setString(9, row.code());
        set(10, row.status());
        set(11, row.faultId());
        insert.setString(12, row.fault());
        insert.setBoolean(13, row.applied());
        insert.setBoolean(14, row.counted());
        insert.setLong(15, row.durationMicros());
        insert.setString(16, row.requestHead());
        insert.setBytes(17, row.requestBody());
        insert.setString(18, row.answer());
        insert.executeUpdate();
    }

    private void set(int index, @Nullable Number value) throws SQLException {
        if (value == null) {
            insert.setNull(index, Types.INTEGER);
        } else {
            insert.setLong(index, value.longValue());
        }
    }

    /** The body that an attempt brought. */
    public byte[] body(long seq) throws SQLException {
        body.setLong(1, seq);
        try (ResultSet row = body.executeQuery()) {
            return row.next() ? row.getBytes(1) : NOTHING;
        }
    }

    /**
     * How many attempts of an event a stored fault has decided.
     *
     * @param seq the attempt that counted the event, or brought it first
     */
    public int decidedBy(long faultId, String startup, String eventId, long seq) throws SQLException {
        decided.setLong(1, faultId);
        decided.setString(2, startup);
        decided.setString(3, eventId);
        decided.setLong(4, seq);
        try (ResultSet row = decided.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
