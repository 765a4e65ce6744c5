package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.importer.input.DelimiterDetector.Delimiter;
import com.risenexa.cli.internal.importer.input.Input.InputFormatException;
import com.risenexa.cli.internal.importer.input.InputOptions.Format;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    public static RowSource open(String name, StrictTextReader text, InputOptions options, int longest)
            throws IOException {
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
        return options.headless()
                ? DelimiterDetector.headless(sample, options.columnsNeeded())
                : DelimiterDetector.of(sample);
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

    /** The first line of a text, where it says how the rest is written. */
    static final class FirstLine {
        /** Excel's own: the line names the separator, and is neither header nor row. */
        private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?");

        private static final Pattern REJECTS =
                Pattern.compile("\"?reject_line\"?(.)\"?reject_code\"?\\1\"?reject_message\"?(\\1.*)?");
        private static final Pattern JSON_ARRAY = Pattern.compile("\\[\\s*([\\[{\"].*)?");

        private final String text;

        private FirstLine(String text) {
            this.text = text;
        }

        static FirstLine of(CharSequence sample) {
            return new FirstLine(sample.toString().lines().findFirst().orElse(""));
        }

        /** What the line {@code sep=;} names; null if it is another line. */
        @Nullable
        Character separatorLine() {
            return separator(SEPARATOR_LINE);
        }

        /** The separator of a file of rejected rows, which is known by its columns; null if it is no such file. */
        @Nullable
        Character rejects() {
            return separator(REJECTS);
        }

        private @Nullable Character separator(Pattern pattern) {
            Matcher matcher = pattern.matcher(text.strip());
            return matcher.matches() && Delimiter.isSeparator(matcher.group(1).charAt(0))
                    ? (Character) matcher.group(1).charAt(0)
                    : null;
        }

        /** Whether a JSON array begins, over one line or many. */
        static boolean beginsArray(CharSequence sample) {
            String first = sample.toString().stripLeading().lines().findFirst().orElse("");
            return JSON_ARRAY.matcher(first).matches();
        }
    }

    /** The beginning of a text. */
    static final class Peek {
        static final int SIZE = 32 * 1024;

        private Peek() {}

        /** At least a line, if there is one, and no more than is there already; the reader stands at the beginning again. */
        static CharSequence of(BufferedReader reader) throws IOException {
            reader.mark(SIZE);
            char[] chars = new char[SIZE];
            int length = 0;
            while (length < SIZE) {
                int count = reader.read(chars, length, SIZE - length);
                if (count < 0) {
                    break;
                }
                length += count;
                if (hasLine(chars, length)) {
                    break;
                }
            }
            reader.reset();
            return new String(chars, 0, length);
        }

        private static boolean hasLine(char[] chars, int length) {
            boolean text = false;
            for (int i = 0; i < length; i++) {
                boolean end = chars[i] == '\n' || chars[i] == '\r';
                if (end && text) {
                    return true;
                }
                text |= !end;
            }
            return false;
        }
    }

    /** The rows of an input, one after the other. For one thread. */
    public interface RowSource extends Closeable {
        Header header();

        /** What was found out of the input that the user should know; null if there is nothing. */
        @Nullable
        String note();

        /**
         * The next row; null at the end.
         *
         * @throws InputFormatException if there is no going on
         */
        @Nullable
        Row next() throws IOException;
    }
}
