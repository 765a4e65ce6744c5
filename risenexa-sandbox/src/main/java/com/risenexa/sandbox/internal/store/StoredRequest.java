package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is kept, byte for byte but for its keys, which are masked.
 *
 * @param code of its refusal; null if there was none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
public record StoredRequest(
        @Nullable String startup, @Nullable String code, String head, byte[] body) {
    private static final String SELECT = "SELECT startup, code, request_head, request_body FROM attempt";

    /** Null if there is no attempt with this number. */
    public static @Nullable StoredRequest of(Connection connection, long seq) throws SQLException {
        try (PreparedStatement statement = new WhereClause().and("seq = ?", seq).prepare(connection, SELECT, "");
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? new StoredRequest(row.getString(1), row.getString(2), row.getString(3), row.getBytes(4))
                    : null;
        }
    }
}
