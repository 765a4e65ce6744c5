package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.internal.export.Export;
import com.risenexa.sandbox.internal.export.Format;
import com.risenexa.sandbox.internal.export.Table;
import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.http.Peer;
import com.risenexa.sandbox.internal.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a filter lets through, as a file. */
final class ExportEndpoint {
    private final Store store;

    ExportEndpoint(Store store) {
        this.store = store;
    }

    List<Route> routes() {
        return List.of(new Route("GET", "/export", this::export));
    }

    private void export(Request request, Peer peer) {
        Format format = format(request);
        Table<?> table = table(request);
        Map<String, String> headers = new LinkedHashMap<>(ManageHandler.SAFE);
        String file = "risenexa-sandbox-" + table.name() + "." + format.value();
        headers.put("Content-Disposition", "attachment; filename=\"" + file + "\"");
        Answer head = new Answer(200, format.contentType(), headers, new byte[0]);
        peer.stream(head, source(request, table, format));
    }

    private <T> Export<T> source(Request request, Table<T> table, Format format) {
        long most = request.number("limit", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        return new Export<>(store, table, format, Filters.withoutLimit(request), most);
    }

    private static Format format(Request request) {
        return switch (request.query("format", "jsonl")) {
            case "jsonl" -> Format.JSONL;
            case "csv" -> Format.CSV;
            default -> throw request.invalid("format", "jsonl or csv");
        };
    }

    private static Table<?> table(Request request) {
        return switch (request.query("of", "events")) {
            case "events" -> Table.EVENTS;
            case "attempts" -> Table.ATTEMPTS;
            default -> throw request.invalid("of", "events or attempts");
        };
    }
}
