package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.importer.input.Header.Column;
import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.mapping.TimeFormat.TimestampParser;
import com.risenexa.cli.internal.output.JsonText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of cells as text, without what exports add. An id is never guessed: the row is rejected instead. */
final class CellText {
    private static final int MOST_SHOWN = 100;
    private static final int MOST_DIGITS = 1000;

    private static final String APOSTROPHE = "'";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CellText() {}

    /** Null for what is absent or blank. */
    static @Nullable String text(String field, @Nullable Object value) throws InvalidCellException {
        if (value == null) {
            return null;
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : text;
        }
        if (value instanceof BigDecimal number) {
            // 1e1000000000 is short, and would fill the memory with its digits.
            if (Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS) {
                throw new InvalidCellException(
                        "field_invalid",
                        field + " is the number " + shown(number.toString()) + "; expected at most " + MOST_DIGITS
                                + " digits, or a text",
                        field);
            }
            return number.toPlainString();
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        if (value instanceof Map<?, ?> object) {
            String scalar = ExtendedJson.scalar(object);
            if (scalar != null) {
                return scalar.isBlank() ? null : scalar;
            }
        }
        throw new InvalidCellException(
                "field_invalid",
                field + " is " + shown(JsonText.write(value))
                        + "; expected a text or a number, and a field inside of an object"
                        + " is named with dots, such as --map " + field + "=profile.id",
                field);
    }

    /** Its beginning, for a message. */
    static String shown(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    /**
     * Auth0 and others put an apostrophe in front of each text, so that a spreadsheet takes none for a formula. The user id
     * tells whether a row is written so.
     */
    static Row withoutApostrophes(Row row, List<Column> userId) {
        boolean written = row.object() == null
                && userId.stream().anyMatch(column -> row.value(column) instanceof String text && isMarked(text));
        return written
                ? new Row(
                        row.line(),
                        row.cells().stream().map(CellText::withoutApostrophe).toList(),
                        null,
                        row.fault())
                : row;
    }

    private static boolean isMarked(String text) {
        return text.startsWith(APOSTROPHE) && text.length() > APOSTROPHE.length();
    }

    private static String withoutApostrophe(String cell) {
        return cell.startsWith(APOSTROPHE) ? cell.substring(APOSTROPHE.length()) : cell;
    }

    /**
     * An id as it is.
     *
     * @param what it is, for the message
     * @param tabs whether the columns are separated by tabs
     * @throws InvalidCellException if something in it may not belong to it
     */
    static String plain(String what, String id, @Nullable String column, boolean tabs) throws InvalidCellException {
        if (tabs && id.indexOf('\\') >= 0) {
            throw new InvalidCellException(
                    "field_invalid",
                    what + " is \"" + shown(id)
                            + "\"; between tabs a backslash may be part of the id or an escape of"
                            + " MySQL or PostgreSQL: export as CSV instead",
                    column);
        }
        if (id.indexOf(BYTE_ORDER_MARK) >= 0) {
            throw new InvalidCellException(
                    "field_invalid",
                    what + " is \"" + shown(id.replace(BYTE_ORDER_MARK, '?'))
                            + "\" with a byte order mark at the ?: were files joined without a line break between them?",
                    column);
        }
        return id;
    }

    /** Values that MongoDB writes as objects with one field: {@code {"$oid":"…"}}, {@code {"$date":…}}, numbers. */
    static final class ExtendedJson {
        private static final Set<String> SCALARS =
                Set.of("$oid", "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal", "$uuid", "$symbol");

        private ExtendedJson() {}

        /** The text of an id or a number; null if it is something else. */
        static @Nullable String scalar(Map<?, ?> object) {
            if (object.size() != 1) {
                return null;
            }
            Map.Entry<?, ?> only = object.entrySet().iterator().next();
            return only.getKey() instanceof String name
                            && SCALARS.contains(name)
                            && only.getValue() instanceof String text
                    ? text
                    : null;
        }

        /** The moment of {@code {"$date":"2026-04-01T12:00:00Z"}} or of milliseconds; null if it is something else. */
        static @Nullable Instant date(@Nullable Object value) {
            if (!(value instanceof Map<?, ?> object) || object.size() != 1 || !object.containsKey("$date")) {
                return null;
            }
            Object date = object.get("$date");
            if (date instanceof String text) {
                return TimestampParser.read(text, ZoneOffset.UTC);
            }
            String millis = date instanceof Map<?, ?> inner ? scalar(inner) : String.valueOf(date);
            try {
                return millis == null ? null : Instant.ofEpochMilli(Long.parseLong(millis));
            } catch (NumberFormatException | DateTimeException e) {
                return null;
            }
        }
    }

    /** A cell that no event can be made of. */
    static final class InvalidCellException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;
        private final @Nullable String column;

        InvalidCellException(String code, String message, @Nullable String column) {
            super(message, null, false, false);
            this.code = code;
            this.column = column;
        }

        RowError fault() {
            return new RowError(code, String.valueOf(getMessage()), column);
        }
    }
}
