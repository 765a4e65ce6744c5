package com.risenexa.tracking.internal.event;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metadata as it was at the moment of the call, in JSON's own types, unmodifiable at every level. */
public final class MetadataCopy {
    /** The largest body that is sent, of which metadata are a part. */
    public static final int MAX_BODY_BYTES = 1 << 20;

    private MetadataCopy() {}

    /** The copy, or {@link InvalidMetadata} if it cannot be sent. */
    public static Map<String, @Nullable Object> of(@Nullable Map<?, ? extends @Nullable Object> source) {
        if (source == null) {
            return Collections.emptyMap();
        }
        if (source instanceof InvalidMetadata refused) {
            // Another event's metadata: what was wrong there is wrong here.
            return refused;
        }
        MetadataCopier copier = new MetadataCopier();
        try {
            return copier.copy(source);
        } catch (MetadataCopier.InvalidValue refused) {
            return new InvalidMetadata(copier.path(), String.valueOf(refused.getMessage()));
        } catch (RuntimeException e) {
            // The caller's own map may throw anything, not least ConcurrentModificationException.
            return new InvalidMetadata(
                    copier.path(), "could not be read: " + e.getClass().getName());
        }
    }
}
