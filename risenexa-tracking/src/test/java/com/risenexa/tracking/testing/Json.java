package com.risenexa.tracking.testing;

import com.risenexa.tracking.support.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what was sent or shown. */
public final class Json {
    private Json() {}

    public static Map<String, @Nullable Object> object(String text) {
        return object(text.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked") // the reader makes no other maps
    public static Map<String, @Nullable Object> object(byte[] bytes) {
        try {
            if (JsonReader.read(bytes) instanceof Map<?, ?> map) {
                return (Map<String, @Nullable Object>) map;
            }
            throw new AssertionError("no JSON object");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
