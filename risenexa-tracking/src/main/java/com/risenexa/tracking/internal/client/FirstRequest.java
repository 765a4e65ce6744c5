package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.spi.HttpEngine;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Extra time for the first request of a kind of engine in this JVM, which loads its classes: 0.4 to 1.5 s were measured,
 * on the clock of that attempt. Over once one has ended, however it did. Thread-safe.
 */
final class FirstRequest {
    static final Duration EXTRA = Duration.ofSeconds(3);

    /** Classes are loaded once a JVM, not once a client. */
    private static final Set<Class<?>> ENDED = ConcurrentHashMap.newKeySet();

    private FirstRequest() {}

    static Duration extraTime(Class<? extends HttpEngine> kind) {
        return ENDED.contains(kind) ? Duration.ZERO : EXTRA;
    }

    /** Sends, and notes the end. */
    static HttpEngine.Call send(HttpEngine engine, HttpEngine.Request request, HttpEngine.Callback callback) {
        Class<? extends HttpEngine> kind = engine.getClass();
        if (ENDED.contains(kind)) {
            return engine.send(request, callback);
        }
        HttpEngine.Call call = engine.send(request, new HttpEngine.Callback() {
            @Override
            public void onResponse(HttpEngine.Response response) {
                ENDED.add(kind);
                callback.onResponse(response);
            }

            @Override
            public void onFailure(Exception cause) {
                ENDED.add(kind);
                callback.onFailure(cause);
            }
        });
        return () -> {
            ENDED.add(kind);
            call.cancel();
        };
    }
}
