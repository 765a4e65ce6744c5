package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.internal.json.JsonReader;
import com.risenexa.tracking.spi.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an answer's body says (CONTRACT R7, R9), with the API key masked where it is repeated (R22). */
final class AnswerText {
    private final Engine.Answer answer;
    private final boolean json;
    private final @Nullable Object value;

    private AnswerText(Engine.Answer answer, boolean json, @Nullable Object value) {
        this.answer = answer;
        this.json = json;
        this.value = value;
    }

    static AnswerText of(Engine.Answer answer, Secret apiKey) {
        if (!answer.whole() || answer.body().length == 0) {
            return new AnswerText(answer, false, null);
        }
        try {
            return new AnswerText(answer, true, mask(JsonReader.read(answer.body()), apiKey));
        } catch (IOException notJson) {
            return new AnswerText(answer, false, null);
        }
    }

    /** The same of another answer with the same body. */
    AnswerText of(Engine.Answer other) {
        return new AnswerText(other, json, value);
    }

    Engine.Answer answer() {
        return answer;
    }

    boolean isEmptyOrJson() {
        return json || (answer.whole() && answer.body().length == 0);
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
