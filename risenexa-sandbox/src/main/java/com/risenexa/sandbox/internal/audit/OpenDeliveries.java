package com.risenexa.sandbox.internal.audit;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The deliveries that are under way, up to so many: the one that was quiet longest is let go first. */
final class OpenDeliveries {
    private static final int MOST = 20_000;

    private final Map<String, Delivery> open = new LinkedHashMap<>();
    private final Map<String, Delivery> byPayload = new HashMap<>();
    private final Consumer<Delivery> ended;

    /**
     * None yet.
     *
     * @param ended told of each one that was given up
     */
    OpenDeliveries(Consumer<Delivery> ended) {
        this.ended = ended;
    }

    private static String key(String startup, String eventId) {
        return startup + " " + eventId;
    }

    @Nullable
    Delivery find(String startup, String eventId) {
        return open.get(key(startup, eventId));
    }

    /** Another one that says the same. */
    @Nullable
    Delivery withPayload(String startup, String payload) {
        return byPayload.get(key(startup, payload));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Goes on: it is now the one that was quiet shortest. */
    void keep(Delivery delivery) {
        String key = key(delivery.startup, delivery.eventId);
        open.remove(key);
        open.put(key, delivery);
        byPayload.put(key(delivery.startup, delivery.payload), delivery);
        if (open.size() > MOST) {
            giveUp(open.values().iterator().next());
        }
    }

    /** It was settled. */
    void settle(Delivery delivery) {
        open.remove(key(delivery.startup, delivery.eventId));
        byPayload.remove(key(delivery.startup, delivery.payload), delivery);
    }

    void giveUp(Delivery delivery) {
        settle(delivery);
        ended.accept(delivery);
    }

    /** Gives up those that were quiet for too long. */
    void giveUpQuiet(ToDoubleFunction<Delivery> quiet, double most) {
        Iterator<Delivery> oldest = open.values().iterator();
        if (oldest.hasNext()) {
            Delivery delivery = oldest.next();
            if (quiet.applyAsDouble(delivery) >= most) {
                giveUp(delivery);
                giveUpQuiet(quiet, most);
            }
        }
    }

    void giveUpAll() {
        while (!open.isEmpty()) {
            giveUp(open.values().iterator().next());
        }
    }
}
