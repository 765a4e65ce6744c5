package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.input.Header;
import com.risenexa.cli.internal.importer.input.Header.Column;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
}
