package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.importer.input.Column;
import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.mapping.CellText.InvalidCellException;
import com.risenexa.cli.internal.output.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects metadata: one object as a whole, and values by their names. An empty cell gives none. */
final class MetadataMapper {
    private final List<Column> whole;
    private final Map<String, Column> values;

    MetadataMapper(Mapping mapping) {
        this.whole = mapping.fields().getOrDefault(Field.METADATA, List.of());
        this.values = mapping.metadata();
    }

    Map<String, @Nullable Object> of(Row row) throws InvalidCellException {
        if (whole.isEmpty() && values.isEmpty()) {
            return Map.of();
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (Column column : whole) {
            metadata.putAll(object(row.value(column), column.name()));
        }
        for (Map.Entry<String, Column> entry : values.entrySet()) {
            Object value = row.value(entry.getValue());
            if (value != null && !(value instanceof String text && text.isBlank())) {
                metadata.put(entry.getKey(), value);
            }
        }
        return metadata;
    }

    @SuppressWarnings("unchecked") // a JSON value holds no other maps
    private static Map<String, @Nullable Object> object(@Nullable Object value, String column)
            throws InvalidCellException {
        if (value == null || (value instanceof String text && text.isBlank())) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        try {
            if (value instanceof String text) {
                return JsonText.readObject(text);
            }
        } catch (IOException e) {
            // Said below, like a value of another kind.
        }
        throw new InvalidCellException(
                "field_invalid",
                "metadata is " + CellText.shown(JsonText.write(value)) + "; a JSON object is expected",
                column);
    }
}
