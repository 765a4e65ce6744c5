package com.risenexa.sandbox.internal.store;

import com.risenexa.sandbox.internal.store.Database.SqlFunction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Some rows of a query.
 *
 * @param more whether there may be others after them
 */
public record Page<T>(List<T> items, boolean more) {
    static <T> List<T> all(PreparedStatement statement, SqlFunction<ResultSet, T> mapper) throws SQLException {
        return read(statement, mapper, Integer.MAX_VALUE, Long.MAX_VALUE, item -> 0)
                .items();
    }

    /**
     * Reads rows until the budget is spent: one event may have a mebibyte.
     *
     * @param limit the limit of the query
     * @param budget how many characters at most, or one row that is larger
     */
    static <T> Page<T> read(
            PreparedStatement statement,
            SqlFunction<ResultSet, T> mapper,
            int limit,
            long budget,
            ToLongFunction<T> size)
            throws SQLException {
        List<T> items = new ArrayList<>();
        long left = budget;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                T item = mapper.on(row);
                items.add(item);
                left -= size.applyAsLong(item);
                if (left <= 0) {
                    return new Page<>(items, true);
                }
            }
        }
        return new Page<>(items, items.size() >= limit);
    }
}
