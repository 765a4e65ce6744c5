package com.risenexa.cli.internal.imports.mapping;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows become events, as it was asked for.
 *
 * @param columns from a field to its column
 * @param type of rows that do not name one; null if they must
 * @param idColumn the column from which ids are derived; null for user and time
 */
public record MappingOptions(
        Map<String, String> columns,
        @Nullable String type,
        boolean remove,
        @Nullable String idColumn,
        ZoneId zone) {

    public static MappingOptions of(
            List<String> maps, @Nullable String type, boolean remove, @Nullable String idColumn, ZoneId zone) {
        return new MappingOptions(MapOption.read(maps), type, remove, idColumn, zone);
    }

    /** As on the command line: the same words, the same events. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        columns.forEach((field, column) -> words.append(words.isEmpty() ? "--map " : ",")
                .append(field)
                .append('=')
                .append(column));
        words.append(type == null ? "" : " --type " + type);
        words.append(remove ? " --remove" : "");
        words.append(idColumn == null ? "" : " --id-column " + idColumn);
        words.append(" --zone ").append(zone);
        return words.toString().strip();
    }
}
