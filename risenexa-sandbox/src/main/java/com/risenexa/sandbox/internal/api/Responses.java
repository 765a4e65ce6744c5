package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.json.Json.Shape;
import com.risenexa.sandbox.internal.store.Page;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Builds the responses that several endpoints share. */
final class Responses {
    private Responses() {}

    static CompletableFuture<SandboxResponse> now(int status, Json.Part fields) {
        return CompletableFuture.completedFuture(object(status, fields));
    }

    static SandboxResponse object(int status, Json.Part fields) {
        return SandboxResponse.json(status, Json.object(fields));
    }

    /** {@code {"items":[...],"next":seq or null}}. */
    static <T> SandboxResponse list(List<T> items, @Nullable Long next, Shape<T> shape) {
        return object(200, json -> {
            Json.objects(json, "items", items, shape);
            Json.field(json, "next", next);
        });
    }

    static <T> SandboxResponse page(Page<T> page, ToLongFunction<T> seq, Shape<T> shape) {
        List<T> items = page.items();
        return list(items, page.more() ? (Long) seq.applyAsLong(items.get(items.size() - 1)) : null, shape);
    }
}
