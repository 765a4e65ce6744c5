package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.config.Secret;
import com.risenexa.tracking.internal.http.Exchange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The API key of the moment: fixed, or asked for, one question at a time for all attempts that wait. */
final class ApiKeys {
    private final ApiKey.@Nullable Use fixed;
    private boolean asking;
    private boolean toAsk;
    private ApiKey.@Nullable Use answer;
    private @Nullable Secret lastKey;
    private Map<String, String> headers = Map.of();

    ApiKeys(ApiKey.@Nullable Use fixed) {
        this.fixed = fixed;
    }

    /** The fixed key; null if it is asked for. */
    ApiKey.@Nullable Use fixed() {
        return fixed;
    }

    void ask() {
        if (!asking) {
            asking = true;
            toAsk = true;
        }
    }

    /** Whether the supplier is to be asked; true once for each question. */
    boolean takeQuestion() {
        boolean ask = toAsk;
        toAsk = false;
        return ask;
    }

    /** The supplier's answer, or null if it could not be asked. */
    void answered(ApiKey.@Nullable Use key) {
        asking = false;
        answer = key;
    }

    /** An answer, once, for all attempts that wait; null if none came. */
    ApiKey.@Nullable Use takeAnswer() {
        ApiKey.Use taken = answer;
        answer = null;
        return taken;
    }

    /** The headers with this key; those of the last one are kept, which mostly is the only one. */
    Map<String, String> headers(Secret key) {
        if (!key.equals(lastKey)) {
            headers = Exchange.headers(key);
            lastKey = key;
        }
        return headers;
    }
}
