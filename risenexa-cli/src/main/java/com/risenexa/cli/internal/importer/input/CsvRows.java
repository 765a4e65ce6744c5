package com.risenexa.cli.internal.importer.input;

import com.risenexa.cli.internal.importer.input.Input.InputFormatException;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.input.RowsReader.RowSource;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file (RFC 4180, and other separators). Empty lines are left out, and so is a header that comes again,
 * where files were joined.
 */
final class CsvRows implements RowSource {
    private final CloseableIterator<CsvRecord> records;
    private final Header header;
    private final Layout layout;
    private final @Nullable String note;
    private final int jsonAt;
    private @Nullable CsvRecord first;
    private long line = 1;

    /**
     * The layout of a CSV file.
     *
     * @param headless whether the first line is a row already
     * @param marked whether the text began with a byte order mark
     * @param skipped how many lines were read before
     * @param longest how many characters a row may have
     */
    record Layout(char separator, boolean headless, boolean marked, long skipped, int longest) {}

    CsvRows(Reader reader, Layout layout, @Nullable String note) throws IOException {
        this.layout = layout;
        this.note = note;
        this.records = CsvReader.builder()
                .fieldSeparator(layout.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(layout.longest())
                .ofCsvRecord(reader)
                .iterator();
        CsvRecord head = read();
        if (head == null) {
            throw new InputFormatException(null, "expected a header or a row, got neither", null);
        }
        List<String> names = layout.headless()
                ? Collections.nCopies(head.getFieldCount(), "")
                : head.getFields().stream().map(String::strip).toList();
        this.first = layout.headless() ? head : null;
        this.jsonAt = names.indexOf(Header.JSON_COLUMN);
        this.header = new Header(names, jsonAt >= 0, layout.separator(), layout.marked());
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public @Nullable String note() {
        return note;
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecord given = first;
        CsvRecord read = given == null ? read() : given;
        first = null;
        while (read != null && isHeader(read)) {
            read = read();
        }
        return read == null ? null : row(line(read), read.getFields());
    }

    private boolean isHeader(CsvRecord read) {
        List<String> names = header.names();
        if (layout.headless() || read.getFieldCount() != names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!read.getField(i).strip().equals(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    private long line(CsvRecord read) {
        return read.getStartingLineNumber() + layout.skipped();
    }

    private Row row(long begins, List<String> cells) {
        List<String> names = header.names();
        if (cells.size() < names.size()) {
            String missing = names.get(cells.size());
            String message = cells.size() + " of " + names.size() + " columns; the first that is missing is "
                    + (missing.isEmpty() ? "#" + (cells.size() + 1) : missing);
            return new Row(begins, cells, null, new RowError("column_missing", message, missing));
        }
        for (String extra : cells.subList(names.size(), cells.size())) {
            if (!extra.isBlank()) {
                String message = cells.size() + " columns where the header has " + names.size()
                        + "; is a separator not in quotation marks?";
                return new Row(begins, cells, null, new RowError("column_extra", message, null));
            }
        }
        return jsonAt >= 0 ? JsonRows.row(begins, cells, cells.get(jsonAt)) : new Row(begins, cells, null, null);
    }

    private @Nullable CsvRecord read() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord next = records.next();
            line = line(next);
            return next;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
    }

    private InputFormatException unreadable(CsvParseException fault) {
        String message = String.valueOf(fault.getMessage());
        Throwable cause = fault.getCause();
        String detail = cause == null ? message : message + ": " + cause.getMessage();
        return new InputFormatException(
                null,
                "after the row of line " + line + ": " + detail,
                "Look for a quotation mark that is not closed, or not doubled. A row has " + layout.longest()
                        + " characters at most.");
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
