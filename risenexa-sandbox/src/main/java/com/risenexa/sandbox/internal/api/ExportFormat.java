package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
        return this == CSV ? ExportFormat.csv(table.names()) : new byte[0];
    }

    <T> byte[] line(ExportTable<T> table, T item) {
        if (this == CSV) {
            List<String> values = table.columns().stream()
                    .map(column -> column.value().apply(item))
                    .toList();
            return ExportFormat.csv(values);
        }
        String text = new String(Json.bytes(json -> table.json().write(json, item)), StandardCharsets.UTF_8);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] csv(List<String> values) {
        return (values.stream().map(ExportFormat::quoted).collect(Collectors.joining(",")) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
