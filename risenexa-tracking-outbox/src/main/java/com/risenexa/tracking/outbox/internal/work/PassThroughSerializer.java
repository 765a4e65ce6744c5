package com.risenexa.tracking.outbox.internal.work;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** Bytes as they are: what cannot be read is the handler's to park, and must not stop the engine. */
final class PassThroughSerializer implements Serializer {
    @Override
    public byte @Nullable [] serialize(@Nullable Object data) {
        return (byte[]) data;
    }

    @Override
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
        return type.cast(data);
    }
}
