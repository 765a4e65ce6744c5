package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.importer.input.DelimiterDetector.Delimiter;
import com.risenexa.cli.internal.importer.input.RowsReader.FirstLine;
import java.util.Locale;
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

    /** The formats of an input; constants are named as on the command line. */
    public enum Format {
        csv,
        jsonl;

        /** By the name, else by the first character that says something. */
        static Format of(String name, CharSequence sample) {
            String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
            if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson")) {
                return jsonl;
            }
            if (plain.endsWith(".csv") || plain.endsWith(".tsv")) {
                return csv;
            }
            boolean json = sample.toString().stripLeading().startsWith("{") || FirstLine.beginsArray(sample);
            return json ? jsonl : csv;
        }
    }
}
