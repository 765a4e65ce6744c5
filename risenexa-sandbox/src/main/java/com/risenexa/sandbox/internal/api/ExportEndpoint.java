package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.api.ApiRouter.Route;
import com.risenexa.sandbox.internal.http.ResponseChannel;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.store.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /export}: everything that matches a filter, as a file. */
final class ExportEndpoint {
    private final Database store;

    ExportEndpoint(Database store) {
        this.store = store;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/export", this::export));
    }

    private void export(ApiRequest request, ResponseChannel peer) {
        ExportFormat format = format(request);
        ExportTable<?> table = table(request);
        Map<String, String> headers = new LinkedHashMap<>(ApiRouter.SAFE);
        String file = "risenexa-sandbox-" + table.name() + "." + format.value();
        headers.put("Content-Disposition", "attachment; filename=\"" + file + "\"");
        SandboxResponse head = new SandboxResponse(200, format.contentType(), headers, new byte[0]);
        peer.stream(head, source(request, table, format));
    }

    private <T> ExportStream<T> source(ApiRequest request, ExportTable<T> table, ExportFormat format) {
        long most = request.number("limit", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        return new ExportStream<>(store, table, format, FilterParams.withoutLimit(request), most);
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
}
