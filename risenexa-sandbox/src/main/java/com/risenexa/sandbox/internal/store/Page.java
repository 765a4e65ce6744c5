package com.risenexa.sandbox.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Some rows of many.
 *
 * @param more whether there may be others after them
 */
public record Page<T>(List<T> items, boolean more) {
    /** Makes something of the row at hand. */
    @FunctionalInterface
    interface Shape<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * Reads rows, but no more than fit: events may be of a mebibyte each.
     *
     * @param limit how many at most
     * @param budget how many characters at most, or one row that is larger
     */
    static <T> Page<T> read(PreparedStatement statement, Shape<T> shape, int limit, long budget, ToLongFunction<T> size)
            throws SQLException {
        List<T> items = new ArrayList<>();
        long left = budget;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                T item = shape.of(row);
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
