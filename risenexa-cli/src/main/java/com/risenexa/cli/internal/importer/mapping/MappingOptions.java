package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.mapping.Mapping.Field;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options that map rows to events.
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
        return new MappingOptions(read(maps), type, remove, idColumn, zone, timeFormat);
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

    /** Reads {@code --map user_id=id,metadata.plan=plan}: from a field to the name of its column, in the order given. */
    private static Map<String, String> read(List<String> options) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String option : options) {
            for (String pair : option.split(",", -1)) {
                int equals = pair.indexOf('=');
                String field = equals < 0 ? "" : pair.substring(0, equals).strip();
                String column = pair.substring(equals + 1).strip();
                if (field.isEmpty() || column.isEmpty()) {
                    throw CliException.usage(
                            "--map " + option + " cannot be read at \"" + pair + "\"; expected FIELD=COLUMN,…",
                            "A column whose name has a comma or = is given by its number, such as user_id=#3.");
                }
                if (!isField(field)) {
                    throw CliException.usage("--map " + pair + ": " + field + " is not a field", "Fields: " + fields());
                }
                if (columns.put(field, column) != null) {
                    throw CliException.usage("--map gives " + field + " twice", null);
                }
            }
        }
        return columns;
    }

    private static boolean isField(String word) {
        return (word.startsWith(Field.METADATA_PREFIX) && word.length() > Field.METADATA_PREFIX.length())
                || Arrays.stream(Field.values()).anyMatch(field -> field.word().equals(word));
    }

    private static String fields() {
        return Arrays.stream(Field.values()).map(Field::word).collect(Collectors.joining(", ")) + ", metadata.NAME";
    }
}
