package com.risenexa.cli.internal.importer.input;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row.
 *
 * @param line where it begins, counted from 1
 * @param cells its columns as text; of a JSON row the one text that it is
 * @param object its JSON object; null if it is none
 * @param fault why it cannot be read, although those after it can; null if it can
 */
public record Row(
        long line,
        List<String> cells,
        @Nullable Map<String, @Nullable Object> object,
        @Nullable RowError fault) {

    /** How databases write NULL in text. */
    private static final String NULL_CELL = "\\N";

    /** The value in a column; null if there is none. */
    public @Nullable Object value(Column column) {
        if (object != null) {
            JsonPath.Found found = JsonPath.find(object, column.name());
            return found == null ? null : found.value();
        }
        String cell = column.index() < cells.size() ? cells.get(column.index()) : null;
        return NULL_CELL.equals(cell) ? null : cell;
    }

    /** Whether there is such a column, be it empty or null. */
    public boolean has(Column column) {
        return object == null ? column.index() < cells.size() : JsonPath.find(object, column.name()) != null;
    }

    /** How much memory it takes, roughly. */
    public int chars() {
        int sum = 0;
        for (String cell : cells) {
            sum += cell.length();
        }
        return sum;
    }
}
