package com.risenexa.sandbox.internal.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.store.AttemptStats.Sum;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The data of a chart as JSON: every bucket, also those in which nothing happened. */
public final class SeriesJson {
    private SeriesJson() {}

    public static void write(JsonGenerator json, List<Sum> sums, long first, long last, long bucketSeconds)
            throws IOException {
        Map<Long, List<Sum>> byBucket = sums.stream().collect(Collectors.groupingBy(Sum::bucket));
        for (long bucket = first; bucket <= last; bucket++) {
            List<Sum> within = byBucket.getOrDefault(bucket, List.of());
            json.writeStartObject();
            json.writeStringField(
                    "at", Instant.ofEpochSecond(bucket * bucketSeconds).toString());
            counted(json, "user_registered", within);
            counted(json, "user_converted", within);
            for (Outcome outcome : Outcome.values()) {
                json.writeNumberField(outcome.value(), attempts(within, outcome.value()));
            }
            json.writeEndObject();
        }
    }

    private static void counted(JsonGenerator json, String type, List<Sum> sums) throws IOException {
        json.writeObjectFieldStart(type);
        json.writeNumberField("added", counted(sums, type, "add"));
        json.writeNumberField("removed", counted(sums, type, "remove"));
        json.writeEndObject();
    }

    private static long counted(List<Sum> sums, String type, String action) {
        return sums.stream()
                .filter(sum -> sum.eventType().equals(type) && sum.action().equals(action))
                .mapToLong(Sum::counted)
                .sum();
    }

    private static long attempts(List<Sum> sums, String outcome) {
        return sums.stream()
                .filter(sum -> sum.outcome().equals(outcome))
                .mapToLong(Sum::attempts)
                .sum();
    }
}
