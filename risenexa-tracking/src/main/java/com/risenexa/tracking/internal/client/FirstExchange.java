package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.spi.Engine;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Extra time for the first exchange of a kind of engine in this JVM, which loads its classes: 0.4 to 1.5 s were measured,
 * on the clock of that attempt. Over once one has ended, however it did. Thread-safe.
 */
final class FirstExchange {
    static final Duration EXTRA = Duration.ofSeconds(3);

    /** Classes are loaded once a JVM, not once a client. */
    private static final Set<Class<?>> ENDED = ConcurrentHashMap.newKeySet();

    private FirstExchange() {}

    static Duration extraTime(Class<? extends Engine> kind) {
        return ENDED.contains(kind) ? Duration.ZERO : EXTRA;
    }

    /** A callback that also notes the end. */
    static Engine.Callback noted(Class<? extends Engine> kind, Engine.Callback callback) {
        if (ENDED.contains(kind)) {
            return callback;
        }
        return new Engine.Callback() {
            @Override
            public void answered(Engine.Answer answer) {
                ENDED.add(kind);
                callback.answered(answer);
            }

            @Override
            public void failed(Exception cause) {
                ENDED.add(kind);
                callback.failed(cause);
            }
        };
    }
}
