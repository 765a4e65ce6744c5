package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.internal.store.Database.SqlFunction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions of a query with their values. */
final class WhereClause {
    private final StringBuilder sql = new StringBuilder(" WHERE 1");
    private final List<Object> values = new ArrayList<>();

    /** Adds a condition and the value of each of its question marks, unless the value is null. */
    WhereClause and(String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            condition.chars().filter(c -> c == '?').forEach(c -> values.add(value));
        }
        return this;
    }

    WhereClause and(String condition) {
        sql.append(" AND ").append(condition);
        return this;
    }

    /** The conditions that every list has. */
    static WhereClause common(Filter filter) {
        return new WhereClause()
                .and("startup = ?", filter.startup())
                .and("event_type = ?", filter.type())
                .and("action = ?", filter.action())
                .and("user_id = ?", filter.user())
                .and("seq > ?", filter.after())
                .and("seq < ?", filter.before());
    }

    PreparedStatement list(Connection connection, String select, Filter filter) throws SQLException {
        return prepare(connection, select, end(filter));
    }

    String listSql(String select, Filter filter) {
        return select + sql + end(filter);
    }

    private static String end(Filter filter) {
        return " ORDER BY seq" + (filter.newestFirst() ? " DESC" : "") + " LIMIT " + filter.limit();
    }

    PreparedStatement prepare(Connection connection, String select, String end) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(select + sql + end);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }

    <T> List<T> query(Connection connection, String select, String end, SqlFunction<ResultSet, T> mapper)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, select, end)) {
            return Page.all(statement, mapper);
        }
    }

    /** The first row; null if there is none. */
    <T> @Nullable T first(Connection connection, String select, SqlFunction<ResultSet, T> mapper) throws SQLException {
        List<T> found = query(connection, select, "", mapper);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Counts the rows of a table, but no further than {@code most}. */
    long count(Connection connection, String table, long most) throws SQLException {
        return query(
                        connection,
                        "SELECT count(*) FROM (SELECT 1 FROM " + table,
                        " LIMIT " + most + ")",
                        row -> row.getLong(1))
                .get(0);
    }
}
