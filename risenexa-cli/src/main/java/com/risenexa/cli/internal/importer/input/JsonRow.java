package com.risenexa.cli.internal.importer.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.risenexa.cli.internal.output.Json;
import java.io.IOException;
import java.util.List;

/** A row that is a JSON object. */
final class JsonRow {
    private JsonRow() {}

    static Row of(long line, List<String> cells, String json) {
        try {
            return new Row(line, cells, Json.readObject(json), null);
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
    static boolean isUnfinished(String json) {
        try {
            Json.read(json);
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
