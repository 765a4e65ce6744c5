package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.config.Options;
import com.risenexa.tracking.internal.config.Settings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** API keys as a supplier gives them. */
final class KeyOfTest {
    private static final Map<String, ApiKey.Use> KEYS = new ConcurrentHashMap<>();

    private KeyOfTest() {}

    static ApiKey.Use of(String key) {
        return KEYS.computeIfAbsent(key, text -> {
            Options options = new Options();
            options.apiKeySupplier = () -> text;
            return Settings.of(options).apiKey().use();
        });
    }
}
