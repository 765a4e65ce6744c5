package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.CliException;
import com.risenexa.cli.internal.importer.input.Header;
import com.risenexa.cli.internal.importer.input.Header.Column;
import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.mapping.Mapping.Field;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notices fields of JSON rows that are mapped and that no row has. A row without a mapped field is rejected (metadata may be
 * absent), so nothing is sent while the first rows are looked at. For one thread.
 */
public final class MissingFields {
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
                .filter(entry ->
                        entry.getValue() instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?>)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
