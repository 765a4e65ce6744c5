package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.event.EventArgumentParser;
import com.risenexa.cli.internal.importer.input.Header.Column;
import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.mapping.CellText.ExtendedJson;
import com.risenexa.cli.internal.importer.mapping.CellText.InvalidCellException;
import com.risenexa.cli.internal.importer.mapping.Mapping.Field;
import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.tracking.Action;
import com.risenexa.tracking.TrackingEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an event of a row. Pure: the same row and mapping, the same event with the same id. */
public final class RowMapper {
    private final Mapping mapping;
    private final TimeFormat times;

    public RowMapper(Mapping mapping) {
        this.mapping = mapping;
        this.times = TimeFormat.of(mapping.options().timeFormat());
    }

    /** What can be read but is invalid, such as a user id with control characters, is left to the client. */
    public MappingResult map(Row row) {
        if (row.fault() != null) {
            return new MappingResult(null, row.fault());
        }
        try {
            return new MappingResult(event(CellText.withoutApostrophes(row, columns(Field.USER_ID))), null);
        } catch (InvalidCellException e) {
            return new MappingResult(null, e.fault());
        }
    }

    private TrackingEvent event(Row row) throws InvalidCellException {
        String user = CellText.plain(
                Field.USER_ID.word(), required(row, Field.USER_ID, null), name(Field.USER_ID), mapping.tabs());
        String type = required(row, Field.TYPE, mapping.options().type()).strip();
        TrackingEvent event = TrackingEvent.of(EventArgumentParser.type(type), user);
        Action action = action(row);
        if (action != null) {
            event = event.withAction(action);
        }
        Instant at = occurredAt(row);
        if (at != null) {
            event = event.withOccurredAt(at);
        }
        Map<String, @Nullable Object> values = metadata(row);
        if (!values.isEmpty()) {
            event = event.withMetadata(values);
        }
        String id = text(row, Field.EVENT_ID);
        return id == null ? event.withEventIdFrom(key(row, user, at)) : event.withEventId(uuid(id.strip()));
    }

    /** CONTRACT R30: the same row gets the same id, in every run and on every machine. */
    private String key(Row row, String user, @Nullable Instant at) throws InvalidCellException {
        Column column = mapping.idColumn();
        if (column == null) {
            return "import:" + user + ":" + (at == null ? "" : at);
        }
        String value = CellText.text(column.name(), row.value(column));
        if (value == null) {
            throw new InvalidCellException(
                    "field_missing", "--id-column " + column.name() + " is empty", column.name());
        }
        return "import:" + CellText.plain("--id-column " + column.name(), value, column.name(), mapping.tabs());
    }

    private @Nullable Action action(Row row) throws InvalidCellException {
        String text = text(row, Field.ACTION);
        if (text == null) {
            return mapping.options().remove() ? Action.REMOVE : null;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "add" -> Action.ADD;
            case "remove" -> Action.REMOVE;
            default -> throw invalid(Field.ACTION, text, "add or remove");
        };
    }

    private @Nullable Instant occurredAt(Row row) throws InvalidCellException {
        for (Column column : columns(Field.OCCURRED_AT)) {
            Instant date = ExtendedJson.date(row.value(column));
            if (date != null) {
                return date;
            }
        }
        String text = text(row, Field.OCCURRED_AT);
        if (text == null) {
            return null;
        }
        Instant at = times.read(text.strip(), mapping.options().zone());
        if (at == null) {
            throw invalid(Field.OCCURRED_AT, text, times.expected());
        }
        return at;
    }

    /** One object as a whole, and values by their names. An empty cell gives none. */
    private Map<String, @Nullable Object> metadata(Row row) throws InvalidCellException {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        for (Column column : columns(Field.METADATA)) {
            metadata.putAll(object(row.value(column), column.name()));
        }
        for (Map.Entry<String, Column> entry : mapping.metadata().entrySet()) {
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

    private UUID uuid(String text) throws InvalidCellException {
        UUID id = EventArgumentParser.uuid(text);
        if (id == null) {
            throw invalid(Field.EVENT_ID, text, "a UUID, or nothing");
        }
        return id;
    }

    private String required(Row row, Field field, @Nullable String otherwise) throws InvalidCellException {
        String text = text(row, field);
        if (text != null) {
            return text;
        }
        if (otherwise == null) {
            throw new InvalidCellException("field_missing", field.word() + " is empty", name(field));
        }
        return otherwise;
    }

    private @Nullable String text(Row row, Field field) throws InvalidCellException {
        for (Column column : columns(field)) {
            Object value = row.value(column);
            if (value == null && mapping.isNamed(field) && !row.has(column)) {
                throw new InvalidCellException(
                        "field_missing",
                        "the row has no field " + column.name() + " (--map " + field.word() + "=" + column.name()
                                + "); null would mean that it has no " + field.word(),
                        column.name());
            }
            String text = CellText.text(field.word(), value);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private InvalidCellException invalid(Field field, String text, String expected) {
        return new InvalidCellException(
                "field_invalid",
                field.word() + " is \"" + CellText.shown(text) + "\"; expected " + expected,
                name(field));
    }

    private List<Column> columns(Field field) {
        return mapping.fields().getOrDefault(field, List.of());
    }

    private @Nullable String name(Field field) {
        List<Column> columns = columns(field);
        return columns.isEmpty() ? null : columns.get(0).name();
    }

    /** The result of mapping a row: an event or an error. */
    public record MappingResult(
            @Nullable TrackingEvent event, @Nullable RowError fault) {
        static MappingResult fault(String code, String message, @Nullable String column) {
            return new MappingResult(null, new RowError(code, message, column));
        }
    }
}
