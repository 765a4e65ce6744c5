package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.importer.input.DelimiterDetector.Delimiter;
import org.jspecify.annotations.Nullable;

/**
 * The options for the format of the input.
 *
 * @param format null to find out
 * @param separator between the columns of a CSV; null to find out
 * @param headless whether the first line of a CSV is a row already
 * @param columnsNeeded how many columns a row has at least, by the numbers of the columns that are mapped
 */
public record InputOptions(
        @Nullable Format format, @Nullable Character separator, boolean headless, int columnsNeeded) {
    /** All of it is found out. */
    public static final InputOptions AUTO = new InputOptions(null, null, false, 1);

    /** As on the command line, for what changes the rows; begins with a space if there is anything. */
    @Override
    public String toString() {
        return (format == null ? "" : " --format " + format)
                + (separator == null ? "" : " --separator " + Delimiter.of(separator))
                + (headless ? " --no-header" : "");
    }
}
