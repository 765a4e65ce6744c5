package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The formats of an export. */
public enum ExportFormat {
    /** A JSON object per line, the same as in a list. */
    JSONL("application/jsonl; charset=utf-8"),
    /** RFC 4180, with a line of names first. */
    CSV("text/csv; charset=utf-8");

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** As it stands in a query and in a file's name. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    byte[] head(ExportTable<?> table) {
        return this == CSV ? Csv.line(table.names()) : new byte[0];
    }

    <T> byte[] line(ExportTable<T> table, T item) {
        if (this == CSV) {
            List<String> values = table.columns().stream()
                    .map(column -> column.value().apply(item))
                    .toList();
            return Csv.line(values);
        }
        String text = new String(Json.bytes(json -> table.json().write(json, item)), StandardCharsets.UTF_8);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
