package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.AttemptStats;
import com.risenexa.sandbox.internal.store.AttemptStats.OutcomeSum;
import com.risenexa.sandbox.internal.store.AttemptStats.Sum;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.store.WriteSession;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code /series}: attempts per time bucket and in all, of one moment, for the dashboard. */
final class SeriesEndpoint {
    private SeriesEndpoint() {}

    private static final long MOST_BUCKETS = 2_000;

    /** Thirty days. */
    private static final String LONGEST = "43200m";

    private static final long MICROS = 1_000_000;

    /** The result of one read transaction. */
    private record Snapshot(List<Sum> sums, List<OutcomeSum> totals, long lastSeq) {}

    static CompletableFuture<SandboxResponse> series(ApiRequest request) {
        Filter filter = request.filter();
        long bucket = seconds(request, "bucket", "10s");
        long window = seconds(request, "window", "30m");
        long count = (window + bucket - 1) / bucket;
        if (count > MOST_BUCKETS) {
            throw Problem.invalid(
                    "window=" + request.query("window", "30m") + " has " + count + " buckets",
                    "at most " + MOST_BUCKETS + ": make the bucket longer or the window shorter");
        }
        // The bucket of this very moment is the last one, though it is not over.
        long last = Math.floorDiv(Math.floorDiv(request.call().atMicros(), MICROS), bucket);
        long first = last - count + 1;
        return request.store()
                .read(connection -> new Snapshot(
                        AttemptStats.sums(connection, filter, first * bucket, (last + 1) * bucket, bucket),
                        AttemptStats.outcomes(connection, null),
                        WriteSession.lastSeq(connection)))
                .thenApply(snapshot -> Responses.object(200, json -> {
                    Json.field(json, "bucket_seconds", bucket);
                    Json.field(json, "from", Instant.ofEpochSecond(first * bucket));
                    Json.field(json, "to", Instant.ofEpochSecond((last + 1) * bucket));
                    JsonShapes.series(json, snapshot.sums(), first, last, bucket);
                    Json.objects(json, "totals", snapshot.totals(), (item, total) -> {
                        Json.field(item, "startup", total.startup());
                        Json.field(item, "outcome", total.outcome());
                        Json.field(item, "attempts", total.attempts());
                    });
                    Json.field(json, "last_seq", snapshot.lastSeq());
                }));
    }

    private static long seconds(ApiRequest request, String name, String unset) {
        long millis = request.duration(name, unset, LONGEST).toMillis();
        if (millis < 1000 || millis % 1000 != 0) {
            throw request.invalid(name, "whole seconds such as 10s or 30m, from 1s to " + LONGEST);
        }
        return millis / 1000;
    }
}
