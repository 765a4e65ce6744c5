package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.input.Header;
import com.risenexa.cli.internal.importer.input.Header.Column;
import com.risenexa.cli.internal.importer.input.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The mapping from columns to the fields of an event.
 *
 * @param fields the columns of each field, the first that has a value counts
 * @param metadata from the name of a value to its column
 * @param idColumn null for ids from user and time
 * @param tabs whether the columns are separated by tabs
 */
public record Mapping(
        MappingOptions options,
        Map<Field, List<Column>> fields,
        Map<String, Column> metadata,
        @Nullable Column idColumn,
        boolean tabs) {

    /**
     * Finds the columns.
     *
     * @throws CliException if one is not there, or is not clear
     */
    public static Mapping of(MappingOptions options, Header header) {
        ColumnResolver finder = new ColumnResolver(header);
        Map<Field, List<Column>> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            fields.put(field, columns(field, options, finder));
        }
        if (fields.getOrDefault(Field.USER_ID, List.of()).isEmpty()) {
            throw finder.missing("the column", Field.USER_ID.word());
        }
        if (options.type() == null && fields.getOrDefault(Field.TYPE, List.of()).isEmpty()) {
            throw CliException.usage(
                    "no type: neither --type is given nor is there a column called type or event_type",
                    "Give --type registration, --type conversion, or --map type=COLUMN.");
        }
        Map<String, Column> metadata = new LinkedHashMap<>();
        if (!header.json()) {
            for (String name : header.names()) {
                if (name.startsWith(Field.METADATA_PREFIX)) {
                    metadata.put(name.substring(Field.METADATA_PREFIX.length()), finder.named("the column", name));
                }
            }
        }
        options.columns().forEach((field, name) -> {
            if (field.startsWith(Field.METADATA_PREFIX)) {
                metadata.put(field.substring(Field.METADATA_PREFIX.length()), finder.named("--map " + field, name));
            }
        });
        String idColumn = options.idColumn();
        return new Mapping(
                options,
                fields,
                metadata,
                idColumn == null ? null : finder.named("--id-column", idColumn),
                !header.json() && header.separator() == '\t');
    }

    /** Whether {@code --map} names the column of a field. */
    boolean isNamed(Field field) {
        return options.columns().containsKey(field.word());
    }

    private static List<Column> columns(Field field, MappingOptions options, ColumnResolver finder) {
        String given = options.columns().get(field.word());
        if (given != null) {
            return List.of(finder.named("--map " + field.word(), given));
        }
        // A column that only happens to have the name shall not overrule what was said for all rows.
        if ((field == Field.TYPE && options.type() != null) || (field == Field.ACTION && options.remove())) {
            return List.of();
        }
        List<Column> usual = new ArrayList<>();
        for (String name : field.usualNames()) {
            Column column = finder.usual(name);
            if (column != null) {
                usual.add(column);
            }
        }
        return usual;
    }

    /** The fields of an event that a column may hold. */
    enum Field {
        USER_ID,
        TYPE,
        OCCURRED_AT,
        ACTION,
        EVENT_ID,
        METADATA;

        static final String METADATA_PREFIX = "metadata.";

        /** As in {@code --map}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Columns that are taken without being told of. */
        List<String> usualNames() {
            return this == TYPE ? List.of("event_type", word()) : List.of(word());
        }
    }

    /**
     * Notices fields of JSON rows that are mapped and that no row has. A row without a mapped field is rejected (metadata may be
     * absent), so nothing is sent while the first rows are looked at. For one thread.
     */
    public static final class MissingFields {
        /** So many rows without the field are enough. */
        private static final int ROWS = 100;

        private static final int MOST_SHOWN = 30;

        private final Map<String, Column> required = new LinkedHashMap<>();
        private final Map<String, Column> optional = new LinkedHashMap<>();
        private final Set<String> there = new LinkedHashSet<>();
        private @Nullable Row only;
        private long rows;

        private final Consumer<String> say;

        /**
         * No row is seen yet.
         *
         * @param say is told of metadata that the first rows do not have
         */
        public MissingFields(Mapping mapping, Header header, Consumer<String> say) {
            this.say = say;
            if (!header.json()) {
                return; // its columns are found by the header
            }
            mapping.fields().forEach((field, columns) -> {
                boolean named = mapping.isNamed(field) && field != Field.METADATA;
                if (named || (field == Field.USER_ID && !columns.isEmpty())) {
                    required.put((named ? "--map " : "") + field.word(), columns.get(0));
                } else if (mapping.isNamed(field)) {
                    optional.put("--map " + field.word(), columns.get(0));
                }
            });
            mapping.metadata().forEach((name, column) -> optional.put("--map " + Field.METADATA_PREFIX + name, column));
            if (mapping.idColumn() != null) {
                required.put("--id-column", mapping.idColumn());
            }
        }

        /**
         * Looks at a row.
         *
         * @throws CliException if by now a field is known to be missing
         */
        public void see(Row row) {
            Map<String, @Nullable Object> object = row.object();
            if ((required.isEmpty() && optional.isEmpty()) || object == null) {
                return;
            }
            rows++;
            only = rows == 1 ? row : null;
            required.values().removeIf(row::has);
            optional.values().removeIf(row::has);
            if (!required.isEmpty()) {
                names("", object);
                if (rows >= ROWS) {
                    throw missing();
                }
            }
            if (rows == ROWS && !optional.isEmpty()) {
                say.accept(metadata() + ": none of the first " + rows + " rows has such a field.");
            }
        }

        private void names(String prefix, Map<?, ?> object) {
            object.forEach((name, value) -> {
                if (there.size() < MOST_SHOWN) {
                    if (value instanceof Map<?, ?> inner && prefix.isEmpty()) {
                        names(name + ".", inner);
                    } else {
                        there.add(prefix + name);
                    }
                }
            });
        }

        /**
         * All rows were seen.
         *
         * @return metadata that no row has, for a note; null if there is none
         * @throws CliException if a field is missing
         */
        public @Nullable String end() {
            if (rows > 0 && !required.isEmpty()) {
                throw missing();
            }
            return rows == 0 || optional.isEmpty() ? null : metadata() + ": no row has such a field";
        }

        private String metadata() {
            return optional.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue().name())
                    .collect(Collectors.joining(" and "));
        }

        private CliException missing() {
            Map.Entry<String, Column> first = required.entrySet().iterator().next();
            String name = first.getValue().name();
            String list = list();
            if (list != null) {
                return CliException.usage(
                        "the file is one JSON object without " + name + "; expected JSON lines, an object in each line",
                        "Write the list in it as lines: jq -c '." + list + "[]' FILE > FILE.jsonl");
            }
            boolean option = first.getKey().startsWith("--");
            String asked = !option ? name : first.getKey() + (first.getKey().startsWith("--map") ? "=" : " ") + name;
            String similar = there.stream()
                    .filter(other -> other.equalsIgnoreCase(name))
                    .findFirst()
                    .map(other -> "Did you mean " + other + "? ")
                    .orElse("");
            return CliException.usage(
                    asked + ": none of the first " + rows + " rows has a field of that name",
                    similar + "Their fields: " + String.join(", ", there) + "."
                            + (option ? "" : " Name yours with --map " + first.getKey() + "=NAME."));
        }

        /** The name of a list of objects in the only row; null if there is none. */
        private @Nullable String list() {
            Map<String, @Nullable Object> object = only == null ? null : only.object();
            if (object == null) {
                return null;
            }
            return object.entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof List<?> list
                            && !list.isEmpty()
                            && list.get(0) instanceof Map<?, ?>)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }
    }
}
