package com.risenexa.tracking.outbox.internal.work;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.support.JsonMaps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result as it is kept in a row. */
final class StoredResult {
    private StoredResult() {}

    /** As CONTRACT R28 has it, its attempts those of all claims together. */
    static String withAttempts(TrackResult result, int attempts) {
        try {
            Map<String, @Nullable Object> map = JsonMaps.read(result.toJson().getBytes(StandardCharsets.UTF_8));
            map.put("attempts", attempts);
            return new String(JsonMaps.write(map), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a result's own JSON is readable", e);
        }
    }
}
