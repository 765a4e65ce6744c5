package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts rows, but not all of a million when a few are enough. */
final class LimitedCount {
    private LimitedCount() {}

    static long upTo(Connection connection, WhereClause where, String table, long most) throws SQLException {
        String select = "SELECT count(*) FROM (SELECT 1 FROM " + table;
        try (PreparedStatement statement = where.prepare(connection, select, " LIMIT " + most + ")");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
