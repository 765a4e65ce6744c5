package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.importer.input.Header.Column;
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

    /** Finds a field of a JSON object by its name, or inside of other objects by names with dots between them. */
    static final class JsonPath {
        /** A field that is there, perhaps with null as its value. */
        record Found(@Nullable Object value) {}

        private JsonPath() {}

        /** Null if there is no such field. A field whose own name has the dots goes first. */
        static @Nullable Found find(Map<?, ? extends @Nullable Object> object, String name) {
            Object value = object.get(name);
            if (value != null || object.containsKey(name)) {
                return new Found(value);
            }
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                if (object.get(name.substring(0, dot)) instanceof Map<?, ?> inner) {
                    Found found = find(inner, name.substring(dot + 1));
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        }
    }

    /**
     * The reason why a row cannot become an event.
     *
     * @param code for machines, such as {@code field_invalid}
     * @param message names the value, and what was expected
     * @param column the column it is about; null if it is the row as a whole
     */
    public record RowError(
            String code, String message, @Nullable String column) {}
}
