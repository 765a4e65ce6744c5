package com.risenexa.cli.internal.importer.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.risenexa.cli.internal.importer.input.Input.InputFormatException;
import com.risenexa.cli.internal.importer.input.Row.RowError;
import com.risenexa.cli.internal.importer.input.RowsReader.RowSource;
import com.risenexa.cli.internal.output.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON lines: an object a line; empty lines are left out. */
final class JsonRows implements RowSource {
    private final BufferedReader reader;
    private final Header header;
    private final int longest;
    private long line;
    private boolean begun;

    JsonRows(BufferedReader reader, boolean marked, int longest) {
        this.reader = reader;
        this.header = new Header(List.of(Header.JSON_COLUMN), true, ',', marked);
        this.longest = longest;
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public @Nullable String note() {
        return null;
    }

    @Override
    public @Nullable Row next() throws IOException {
        String text = line();
        while (text != null && text.isBlank()) {
            text = line();
        }
        if (text == null) {
            return null;
        }
        if (!begun && isUnfinished(text)) {
            // Its lines alone may be objects: of a document over many lines some would be sent.
            throw new InputFormatException(
                    new InputFormatException.TextPosition(line, 0),
                    "the JSON object does not end in its line; expected JSON lines, an object in each line",
                    "If the file is one JSON document, convert it: jq -c . FILE > FILE.jsonl, or for a list in it, such as"
                            + " that of a Firebase export: jq -c '.users[]' FILE > FILE.jsonl");
        }
        begun = true;
        return row(line, List.of(text), text);
    }

    /** {@code readLine} would take a line of any length into memory. */
    private @Nullable String line() throws IOException {
        StringBuilder text = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        line++;
        while (c >= 0 && c != '\n') {
            if (text.length() >= longest) {
                throw new InputFormatException(
                        new InputFormatException.TextPosition(line, longest + 1L),
                        "the line has more than " + longest + " characters",
                        "Is it JSON lines, with an object in each line?");
            }
            text.append((char) c);
            c = reader.read();
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Of a JSON object. */
    static Row row(long line, List<String> cells, String json) {
        try {
            return new Row(line, cells, JsonText.readObject(json), null);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at column " + e.getLocation().getColumnNr();
            return fault(line, cells, "no JSON" + where + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            return fault(line, cells, "a JSON object is expected: " + e.getMessage());
        }
    }

    /** Whether the object ends beyond the text, which is not so of other faults. */
    private static boolean isUnfinished(String json) {
        try {
            JsonText.read(json);
            return false;
        } catch (JsonEOFException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Row fault(long line, List<String> cells, String message) {
        return new Row(line, cells, null, new RowError("json_malformed", message, null));
    }
}
