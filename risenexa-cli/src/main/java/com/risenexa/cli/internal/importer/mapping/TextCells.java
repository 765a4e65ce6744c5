package com.risenexa.cli.internal.importer.mapping;

import com.risenexa.cli.internal.importer.input.Column;
import com.risenexa.cli.internal.importer.input.Row;
import com.risenexa.cli.internal.importer.mapping.CellText.InvalidCellException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes from a cell what exports add to the value. An id is never guessed: the row is rejected instead. */
final class TextCells {
    private static final String APOSTROPHE = "'";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextCells() {}

    /**
     * Auth0 and others put an apostrophe in front of each text, so that a spreadsheet takes none for a formula. The user id
     * tells whether a row is written so.
     */
    static Row withoutApostrophes(Row row, List<Column> userId) {
        boolean written = row.object() == null
                && userId.stream().anyMatch(column -> row.value(column) instanceof String text && isMarked(text));
        return written
                ? new Row(row.line(), row.cells().stream().map(TextCells::value).toList(), null, row.fault())
                : row;
    }

    private static boolean isMarked(String text) {
        return text.startsWith(APOSTROPHE) && text.length() > APOSTROPHE.length();
    }

    private static String value(String cell) {
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
                    what + " is \"" + CellText.shown(id)
                            + "\"; between tabs a backslash may be part of the id or an escape of"
                            + " MySQL or PostgreSQL: export as CSV instead",
                    column);
        }
        if (id.indexOf(BYTE_ORDER_MARK) >= 0) {
            throw new InvalidCellException(
                    "field_invalid",
                    what + " is \"" + CellText.shown(id.replace(BYTE_ORDER_MARK, '?'))
                            + "\" with a byte order mark at the ?: were files joined without a line break between them?",
                    column);
        }
        return id;
    }
}
