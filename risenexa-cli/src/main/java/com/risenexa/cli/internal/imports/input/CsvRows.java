package com.risenexa.cli.internal.imports.input;

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

/** The rows of a CSV file (RFC 4180, and other separators); empty lines are left out. */
final class CsvRows implements Rows {
    private final CloseableIterator<CsvRecord> records;
    private final Header header;
    private final int jsonAt;
    private final int longest;
    private @Nullable CsvRecord first;
    private long line = 1;

    CsvRows(Reader reader, char separator, boolean headless, boolean marked, int longest) throws IOException {
        this.longest = longest;
        this.records = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(longest)
                .ofCsvRecord(reader)
                .iterator();
        CsvRecord head = read();
        if (head == null) {
            throw new UnreadableInput(null, "there is no header and no row", null);
        }
        List<String> names = headless
                ? Collections.nCopies(head.getFieldCount(), "")
                : head.getFields().stream().map(String::strip).toList();
        this.first = headless ? head : null;
        this.jsonAt = names.indexOf(Header.JSON_COLUMN);
        this.header = new Header(names, jsonAt >= 0, separator, marked);
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecord given = first;
        CsvRecord read = given == null ? read() : given;
        first = null;
        return read == null ? null : row(read.getStartingLineNumber(), read.getFields());
    }

    private Row row(long begins, List<String> cells) {
        List<String> names = header.names();
        if (cells.size() < names.size()) {
            String missing = names.get(cells.size());
            String message = cells.size() + " of " + names.size() + " columns; the first that is missing is "
                    + (missing.isEmpty() ? "#" + (cells.size() + 1) : missing);
            return new Row(begins, cells, null, new RowFault("column_missing", message, missing));
        }
        for (String extra : cells.subList(names.size(), cells.size())) {
            if (!extra.isBlank()) {
                String message = cells.size() + " columns where the header has " + names.size()
                        + "; is a separator not in quotation marks?";
                return new Row(begins, cells, null, new RowFault("column_extra", message, null));
            }
        }
        return jsonAt >= 0 ? JsonRow.of(begins, cells, cells.get(jsonAt)) : new Row(begins, cells, null, null);
    }

    private @Nullable CsvRecord read() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord next = records.next();
            line = next.getStartingLineNumber();
            return next;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
    }

    private UnreadableInput unreadable(CsvParseException fault) {
        String message = String.valueOf(fault.getMessage());
        Throwable cause = fault.getCause();
        String detail = cause == null ? message : message + ": " + cause.getMessage();
        return new UnreadableInput(
                null,
                "after the row of line " + line + ": " + detail,
                "Look for a quotation mark that is not closed, or not doubled. A row has " + longest
                        + " characters at most.");
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
