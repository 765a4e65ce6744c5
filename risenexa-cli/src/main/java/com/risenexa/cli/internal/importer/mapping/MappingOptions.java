package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.CliException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How rows become events, as it was asked for.
 *
 * @param columns from a field to its column
 * @param type of rows that do not name one; null if they must
 * @param idColumn the column from which ids are derived; null for user and time
 * @param timeFormat how times are written; null for the usual forms
 */
public record MappingOptions(
        Map<String, String> columns,
        @Nullable String type,
        boolean remove,
        @Nullable String idColumn,
        ZoneId zone,
        @Nullable String timeFormat) {

    /**
     * Reads the options.
     *
     * @throws CliException if one cannot be used
     */
    public static MappingOptions of(
            List<String> maps,
            @Nullable String type,
            boolean remove,
            @Nullable String idColumn,
            ZoneId zone,
            @Nullable String timeFormat) {
        TimeFormat.of(timeFormat); // a wrong one is found before anything is read
        return new MappingOptions(ColumnMappingParser.read(maps), type, remove, idColumn, zone, timeFormat);
    }

    /** How many columns a row has at least, by the numbers that are used; 1 if none is. */
    public int columnsNeeded() {
        return Stream.concat(columns.values().stream(), Stream.ofNullable(idColumn))
                .filter(ColumnResolver::isNumber)
                .mapToInt(ColumnResolver::number)
                .reduce(1, Math::max);
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
        words.append(timeFormat == null ? "" : " --time-format " + timeFormat);
        return words.toString().strip();
    }
}
