package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.importer.input.RowsReader.FirstLine;
import java.util.Locale;

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
