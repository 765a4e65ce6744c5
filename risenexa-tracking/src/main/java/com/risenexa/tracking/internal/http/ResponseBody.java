package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.support.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a response (CONTRACT R7, R9), with the API key masked where it is repeated (R22). */
final class ResponseBody {
    private final boolean emptyOrJson;
    private final @Nullable Object value;

    private ResponseBody(boolean emptyOrJson, @Nullable Object value) {
        this.emptyOrJson = emptyOrJson;
        this.value = value;
    }

    static ResponseBody of(HttpEngine.Response response, Secret apiKey) {
        if (!response.complete() || response.body().length == 0) {
            return new ResponseBody(response.complete(), null);
        }
        try {
            return new ResponseBody(true, mask(JsonReader.read(response.body()), apiKey));
        } catch (IOException notJson) {
            return new ResponseBody(false, null);
        }
    }

    boolean isEmptyOrJson() {
        return emptyOrJson;
    }

    /** The JSON object, or an empty map. */
    @SuppressWarnings("unchecked") // the reader makes no other maps
    Map<String, @Nullable Object> object() {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Collections.emptyMap();
    }

    String messageOr(String fallback) {
        for (String name : List.of("error", "message")) {
            if (object().get(name) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return fallback;
    }

    /** The list of errors; what in it is no text is shown as text. */
    List<String> errors() {
        List<String> errors = new ArrayList<>();
        if (object().get("errors") instanceof List<?> list) {
            list.forEach(error -> errors.add(String.valueOf(error)));
        }
        return errors;
    }

    private static @Nullable Object mask(@Nullable Object value, Secret apiKey) {
        if (value instanceof String text) {
            return apiKey.maskIn(text);
        }
        if (value instanceof Number number && apiKey.isIn(number.toString())) {
            return apiKey.maskIn(number.toString());
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> masked = new ArrayList<>();
            list.forEach(element -> masked.add(mask(element, apiKey)));
            return Collections.unmodifiableList(masked);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> masked = new LinkedHashMap<>();
            map.forEach((name, element) -> masked.put(apiKey.maskIn(String.valueOf(name)), mask(element, apiKey)));
            return Collections.unmodifiableMap(masked);
        }
        return value;
    }
}
