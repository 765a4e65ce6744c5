package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.CliException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code --map user_id=id,metadata.plan=plan}. */
final class ColumnMappingParser {
    private ColumnMappingParser() {}

    /** From a field to the name of its column, in the order given. */
    static Map<String, String> read(List<String> options) {
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
                    throw CliException.usage("--map " + pair + ": " + field + " is no field", "Fields: " + fields());
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
