package com.risenexa.cli.internal.event;

import com.risenexa.tracking.EventType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parses event types and event ids in arguments and in columns. */
public final class EventArgumentParser {
    private static final int UUID_LENGTH = 36;

    private EventArgumentParser() {}

    /** {@code registration} and {@code conversion} by their short names; anything else goes as it is. */
    public static EventType type(String word) {
        return switch (word) {
            case "registration" -> EventType.USER_REGISTERED;
            case "conversion" -> EventType.USER_CONVERTED;
            default -> new EventType(word);
        };
    }

    /** Null if the text is no UUID. The JDK reads 1-1-1-1-1 as well, and would send another id than was given. */
    public static @Nullable UUID uuid(String text) {
        try {
            return text.length() == UUID_LENGTH ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
