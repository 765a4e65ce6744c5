package com.risenexa.cli.internal.imports.input;

import java.util.List;

/**
 * What is known of the columns before the first row.
 *
 * @param names of the columns, as they stand in the first row; empty texts if there are no names
 * @param json whether a row is a JSON object
 * @param separator between the columns
 * @param marked whether the text began with a byte order mark
 */
public record Header(List<String> names, boolean json, char separator, boolean marked) {
    /** The column in which a refused JSON row lies, in a file of refused rows. */
    public static final String JSON_COLUMN = "reject_json";
}
