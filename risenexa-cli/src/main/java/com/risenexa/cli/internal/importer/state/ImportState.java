package com.risenexa.cli.internal.importer.state;

import com.risenexa.cli.internal.output.JsonText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of an interrupted import, from which a later run resumes. All of it is true of the rows that are done, and
 * of no other.
 *
 * @param rows how many rows from the first are done
 * @param events how rows become events, as on the command line: with other words they would be other events
 * @param content what the rows lie in; null for a stream
 * @param rejects where the rejected ones of these rows lie; null if there are none
 */
public record ImportState(
        long rows,
        long accepted,
        long rejected,
        String events,
        @Nullable String content,
        @Nullable RejectsOffset rejects) {
    private static final int VERSION = 1;

    /**
     * The part of a file of rejected rows that belongs to completed rows.
     *
     * @param length in bytes
     * @param digest of those bytes' end, to see whether somebody has changed them
     */
    public record RejectsOffset(String file, long length, String digest) {}

    String toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("rows", rows);
        json.put("accepted", accepted);
        json.put("rejected", rejected);
        json.put("events", events);
        json.put("content", content);
        json.put("rejects_file", rejects == null ? null : rejects.file());
        json.put("rejects_length", rejects == null ? null : rejects.length());
        json.put("rejects_digest", rejects == null ? null : rejects.digest());
        return JsonText.write(json) + "\n";
    }

    static ImportState fromJson(String text) throws IOException {
        Map<String, @Nullable Object> json = JsonText.readObject(text);
        if (number(json, "version") != VERSION) {
            throw new IOException("its version is " + json.get("version") + "; " + VERSION + " is expected");
        }
        Object file = json.get("rejects_file");
        return new ImportState(
                number(json, "rows"),
                number(json, "accepted"),
                number(json, "rejected"),
                String.valueOf(json.get("events")),
                json.get("content") instanceof String content ? content : null,
                file instanceof String name
                        ? new RejectsOffset(
                                name, number(json, "rejects_length"), String.valueOf(json.get("rejects_digest")))
                        : null);
    }

    private static long number(Map<String, @Nullable Object> json, String name) throws IOException {
        Object value = json.get(name);
        if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
            return ((Number) value).longValue(); // others, such as 1e1000000000, would be written out first
        }
        throw new IOException(name + " is " + json.get(name) + "; a number is expected");
    }
}
