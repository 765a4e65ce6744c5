package com.risenexa.tracking.internal.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The source of an event's id: random, given, or derived from a business key (CONTRACT R6, R30). */
public final class EventId {
    private static final RandomIds RANDOM_IDS = new RandomIds(System::currentTimeMillis);

    private final Source source;
    private final @Nullable String key;

    /** A derived id is computed when first read; racing threads compute the same value, and a UUID publishes safely. */
    private @Nullable UUID value;

    private enum Source {
        RANDOM,
        GIVEN,
        DERIVED
    }

    private EventId(Source source, @Nullable String key, @Nullable UUID value) {
        this.source = source;
        this.key = key;
        this.value = value;
    }

    public static EventId random() {
        return new EventId(Source.RANDOM, null, RANDOM_IDS.next());
    }

    public static EventId given(@Nullable UUID id) {
        return new EventId(Source.GIVEN, null, id);
    }

    public static EventId derivedFrom(@Nullable String key) {
        // UTF-8 has no half letters: two such keys would become one id.
        boolean usable = key != null && !key.isBlank() && !Text.hasUnpairedSurrogate(key);
        return new EventId(Source.DERIVED, usable ? key : null, null);
    }

    /** A random id belongs to one action and is drawn again; a derived one depends on the action and is computed again. */
    public EventId forAnotherAction() {
        return switch (source) {
            case RANDOM -> random();
            case GIVEN -> this;
            case DERIVED -> derivedFrom(key);
        };
    }

    /** The id, or null if there is none; {@code type} and {@code action} are those of the one event that holds this. */
    public @Nullable UUID value(@Nullable String type, String action) {
        UUID known = value;
        if (known == null && key != null && type != null) {
            known = derive("risenexa:event:" + type + ":" + action + ":" + key);
            value = known;
        }
        return known;
    }

    private static UUID derive(String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x4000L;
        long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
