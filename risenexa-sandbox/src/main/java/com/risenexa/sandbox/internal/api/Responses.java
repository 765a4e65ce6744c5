package com.risenexa.sandbox.internal.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.Page;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Builds the responses that several endpoints share. */
final class Responses {
    private Responses() {}

    /** Writes one item of a list. */
    @FunctionalInterface
    interface Item<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    static CompletableFuture<SandboxResponse> now(int status, Json.Part fields) {
        return CompletableFuture.completedFuture(object(status, fields));
    }

    static SandboxResponse object(int status, Json.Part fields) {
        return SandboxResponse.json(status, Json.object(fields));
    }

    /** {@code {"items":[...],"next":seq or null}}. */
    static <T> SandboxResponse list(List<T> items, @Nullable Long next, Item<T> item) {
        return object(200, json -> {
            items(json, items, item);
            Json.field(json, "next", next);
        });
    }

    static <T> SandboxResponse page(Page<T> page, ToLongFunction<T> seq, Item<T> item) {
        List<T> items = page.items();
        return list(items, page.more() ? (Long) seq.applyAsLong(items.get(items.size() - 1)) : null, item);
    }

    static <T> void items(JsonGenerator json, List<T> items, Item<T> item) throws IOException {
        json.writeArrayFieldStart("items");
        for (T one : items) {
            item.write(json, one);
        }
        json.writeEndArray();
    }
}
