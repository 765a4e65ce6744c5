package com.risenexa.sandbox.support;

import java.util.Locale;
import java.util.UUID;

/** Bodies of events for tests. */
public final class Bodies {
    private Bodies() {}

    /** A UUID v4 that is always the same for a number. */
    public static String id(long number) {
        return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012x", number);
    }

    public static String registration(String user, String id) {
        return event("user_registered", user, id, "");
    }

    public static String registration(String user) {
        return registration(user, UUID.randomUUID().toString());
    }

    /** An event of {@code demo}; {@code more} begins with a comma. */
    public static String event(String type, String user, String id, String more) {
        return "{\"event_type\":\"" + type + "\",\"user_id\":\"" + user + "\",\"startup_slug\":\"demo\",\"event_id\":\""
                + id + "\"" + more + "}";
    }
}
