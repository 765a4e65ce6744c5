package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.importer.input.DelimiterDetector.Delimiter;
import java.util.List;

/**
 * The column names of an input, known before its first row.
 *
 * @param names of the columns, as they stand in the first row; empty texts if there are no names
 * @param json whether a row is a JSON object
 * @param separator between the columns
 * @param marked whether the text began with a byte order mark
 */
public record Header(List<String> names, boolean json, char separator, boolean marked) {
    /** The column in which a rejected JSON row lies, in a file of rejected rows. */
    public static final String JSON_COLUMN = "reject_json";

    /** The columns in front of a rejected row that say why it was rejected. */
    public static final List<String> REJECT_COLUMNS = List.of("reject_line", "reject_code", "reject_message");

    /** Whether the rows are those that an earlier import rejected. */
    public boolean isOfRejects() {
        return names.size() >= REJECT_COLUMNS.size()
                && names.subList(0, REJECT_COLUMNS.size()).equals(REJECT_COLUMNS);
    }

    /** Column {@code #1} of the rows as they were is behind so many. */
    public int columnsInFront() {
        return isOfRejects() ? REJECT_COLUMNS.size() : 0;
    }

    /** For messages, and as {@code --separator} takes it. */
    public String separatorName() {
        return Delimiter.of(separator);
    }

    /**
     * A column of a CSV file, or a key of JSON objects.
     *
     * @param index counted from 0; without a meaning for JSON
     */
    public record Column(String name, int index) {}
}
