package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.view.JsonShapes;
import com.risenexa.sandbox.internal.view.JsonShapes.Column;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /export}: everything that matches a filter, as a file. */
final class ExportEndpoint {
    private ExportEndpoint() {}

    static void export(ApiRequest request, ResponseChannel peer) {
        ExportFormat format = format(request);
        ExportTable<?> table = table(request);
        Map<String, String> headers = new LinkedHashMap<>(ApiRouter.SAFE);
        String file = "risenexa-sandbox-" + table.name() + "." + format.value();
        headers.put("Content-Disposition", "attachment; filename=\"" + file + "\"");
        SandboxResponse head = new SandboxResponse(200, format.contentType(), headers, new byte[0]);
        peer.stream(head, source(request, table, format));
    }

    private static <T> ExportStream<T> source(ApiRequest request, ExportTable<T> table, ExportFormat format) {
        long most = request.number("limit", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        return new ExportStream<>(request.store(), table, format, request.filterWithoutLimit(), most);
    }

    private static ExportFormat format(ApiRequest request) {
        return switch (request.query("format", "jsonl")) {
            case "jsonl" -> ExportFormat.JSONL;
            case "csv" -> ExportFormat.CSV;
            default -> throw request.invalid("format", "jsonl or csv");
        };
    }

    private static ExportTable<?> table(ApiRequest request) {
        return switch (request.query("of", "events")) {
            case "events" -> ExportTable.EVENTS;
            case "attempts" -> ExportTable.ATTEMPTS;
            default -> throw request.invalid("of", "events or attempts");
        };
    }

    /** The formats of an export. */
    enum ExportFormat {
        /** A JSON object per line, the same as in a list. */
        JSONL("application/jsonl; charset=utf-8"),
        /** RFC 4180, with a line of names first. */
        CSV("text/csv; charset=utf-8");

        private final String contentType;

        ExportFormat(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }

        /** As it stands in a query and in a file's name. */
        String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        byte[] head(ExportTable<?> table) {
            return this == CSV ? csv(table.columns().stream().map(Column::name)) : new byte[0];
        }

        <T> byte[] line(ExportTable<T> table, T item) {
            return this == CSV
                    ? csv(table.columns().stream()
                            .map(column -> Objects.toString(column.value().apply(item), "")))
                    : (Json.objectText(json -> JsonShapes.fields(json, table.columns(), item)) + "\n")
                            .getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] csv(Stream<String> values) {
            return (values.map(ExportFormat::quoted).collect(Collectors.joining(",")) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8);
        }

        private static String quoted(String value) {
            boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
            return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
        }
    }
}
