package com.risenexa.cli.internal.importer.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out how a text is written, as far as the options do not say it, and opens its rows. */
public final class RowsReader {
    private final BufferedReader reader;
    private final boolean marked;
    private final InputOptions options;
    private final int longest;

    private RowsReader(StrictTextReader text, InputOptions options, int longest) {
        this.reader = new BufferedReader(text, Peek.SIZE * 2);
        this.marked = text.isMarked();
        this.options = options;
        this.longest = longest;
    }

    /**
     * Opens the rows. May wait for the beginning of the text.
     *
     * @param name of the input
     * @param longest how many characters a row may have
     */
    public static RowSource open(String name, StrictTextReader text, InputOptions options, int longest) throws IOException {
        return new RowsReader(text, options, longest).open(name);
    }

    private RowSource open(String name) throws IOException {
        CharSequence sample = Peek.of(reader);
        if (sample.toString().isBlank()) {
            throw new InputFormatException(null, name + " is empty", null);
        }
        FirstLine first = FirstLine.of(sample);
        Character named = first.separatorLine();
        long skipped = 0;
        if (named != null) {
            reader.readLine();
            skipped = 1;
            sample = Peek.of(reader);
            first = FirstLine.of(sample);
        }
        Character rejects = first.rejects();
        if (rejects != null) { // its own columns say more than options that were meant for the file it comes from
            return new CsvRows(reader, new CsvRows.Layout(rejects, false, marked, skipped, longest), null);
        }
        Format format = options.format() == null ? Format.of(name, sample) : options.format();
        if (format == Format.jsonl) {
            if (FirstLine.beginsArray(sample)) {
                throw new InputFormatException(
                        null,
                        name + " is a JSON array; expected JSON lines, an object in each line",
                        "Convert it: jq -c '.[]' FILE > FILE.jsonl");
            }
            return new JsonRows(reader, marked, longest);
        }
        return csv(sample, named, skipped);
    }

    private RowSource csv(CharSequence sample, @Nullable Character named, long skipped) throws IOException {
        Character given = options.separator() == null ? named : options.separator();
        char separator = given == null ? found(sample) : given;
        String note = given == null ? note(sample, separator) : null;
        return new CsvRows(reader, new CsvRows.Layout(separator, options.headless(), marked, skipped, longest), note);
    }

    private char found(CharSequence sample) throws InputFormatException {
        return options.headless() ? DelimiterDetector.headless(sample, options.columnsNeeded()) : DelimiterDetector.of(sample);
    }

    private static String note(CharSequence sample, char separator) {
        List<Character> others = DelimiterDetector.others(sample, separator);
        String also = others.isEmpty()
                ? ""
                : " (not "
                        + others.stream().map(Delimiter::of).collect(Collectors.joining(" or "))
                        + ", which is in the first line too; if it should be, use --separator)";
        return "Columns are separated by " + Delimiter.of(separator) + also + ".";
    }
}
