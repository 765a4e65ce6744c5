package com.risenexa.cli.internal.imports.input;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of an input, one after the other. For one thread. */
public interface Rows extends Closeable {
    Header header();

    /**
     * The next row; null at the end.
     *
     * @throws UnreadableInput if there is no going on
     */
    @Nullable
    Row next() throws IOException;

    /**
     * Finds out how the text is written. May wait for its beginning.
     *
     * @param format null to find out
     * @param headless whether the first line of a CSV is a row already
     * @param longest how many characters a row may have
     */
    static Rows of(String name, TextReader text, @Nullable Format format, boolean headless, int longest)
            throws IOException {
        BufferedReader reader = new BufferedReader(text, Sample.SIZE * 2);
        CharSequence sample = Sample.of(reader);
        if (sample.toString().isBlank()) {
            throw new UnreadableInput(null, name + " is empty", null);
        }
        Format known = format == null ? Format.of(name, sample) : format;
        return known == Format.jsonl
                ? new JsonRows(reader, text.isMarked(), longest)
                : new CsvRows(reader, Separator.of(sample), headless, text.isMarked(), longest);
    }
}
