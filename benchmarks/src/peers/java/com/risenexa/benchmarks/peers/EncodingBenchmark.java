package com.risenexa.benchmarks.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.risenexa.benchmarks.measured.Sample;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.spi.EventCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The bytes of one event: ours, and Jackson databind on the same map. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class EncodingBenchmark {
    private static final UUID ID = UUID.fromString("0b4e3c1a-5f7d-4a7c-9d53-2f1f0a6f7e01");

    private final TrackingEvent event =
            TrackingEvent.registration("user-1234").withEventId(ID).withMetadata(Sample.METADATA);
    private final Map<String, Object> map = map();
    private final ObjectMapper mapper = new ObjectMapper();

    private static Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("event_type", "user_registered");
        map.put("user_id", "user-1234");
        map.put("startup_slug", "acme");
        map.put("event_id", ID);
        map.put("metadata", Sample.METADATA);
        return map;
    }

    @Benchmark
    public byte[] ours() {
        return EventCodec.encode(event, "acme");
    }

    @Benchmark
    public byte[] databind() throws JsonProcessingException {
        return mapper.writeValueAsBytes(map);
    }
}
