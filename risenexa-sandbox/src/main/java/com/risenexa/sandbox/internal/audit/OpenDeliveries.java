package com.risenexa.sandbox.internal.audit;

import com.risenexa.sandbox.internal.audit.Violations.Example;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The deliveries that are under way, up to so many: the one that was quiet longest is let go first. */
final class OpenDeliveries {
    private static final int MOST = 20_000;

    private final Map<String, AuditedDelivery> open = new LinkedHashMap<>();
    private final Map<String, AuditedDelivery> byPayload = new HashMap<>();
    private final Consumer<AuditedDelivery> ended;

    /**
     * None yet.
     *
     * @param ended told of each one that was given up
     */
    OpenDeliveries(Consumer<AuditedDelivery> ended) {
        this.ended = ended;
    }

    private static String key(String startup, String eventId) {
        return startup + " " + eventId;
    }

    @Nullable
    AuditedDelivery find(String startup, String eventId) {
        return open.get(key(startup, eventId));
    }

    /** Another one that says the same. */
    @Nullable
    AuditedDelivery withPayload(String startup, String payload) {
        return byPayload.get(key(startup, payload));
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Goes on: it is now the one that was quiet shortest. */
    void keep(AuditedDelivery delivery) {
        String key = key(delivery.startup, delivery.eventId);
        open.remove(key);
        open.put(key, delivery);
        byPayload.put(key(delivery.startup, delivery.payload), delivery);
        if (open.size() > MOST) {
            giveUp(open.values().iterator().next());
        }
    }

    /** It was settled. */
    void settle(AuditedDelivery delivery) {
        open.remove(key(delivery.startup, delivery.eventId));
        byPayload.remove(key(delivery.startup, delivery.payload), delivery);
    }

    void giveUp(AuditedDelivery delivery) {
        settle(delivery);
        ended.accept(delivery);
    }

    /** Gives up those that were quiet for too long. */
    void giveUpQuiet(ToDoubleFunction<AuditedDelivery> quiet, double most) {
        Iterator<AuditedDelivery> oldest = open.values().iterator();
        if (oldest.hasNext()) {
            AuditedDelivery delivery = oldest.next();
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

    /** Attempts of one event id that follow one another, none of which has settled it so far. */
    static final class AuditedDelivery {
        final String startup;
        final String eventId;

        /** What the event says, without its id. */
        final String payload;

        int attempts;
        long lastSeq;
        long lastAt;

        @Nullable
        Integer lastStatus;

        /** What the last answer asked for, in microseconds of the startup's clock. */
        @Nullable
        Double retryAfter;

        /** Another id that came with the same payload since the last attempt. */
        @Nullable
        Example suspect;

        private final int length;
        private final long sum;

        AuditedDelivery(String startup, String eventId, String payload, byte[] body) {
            this.startup = startup;
            this.eventId = eventId;
            this.payload = payload;
            this.length = body.length;
            this.sum = sum(body);
        }

        boolean hasBytes(byte[] body) {
            return body.length == length && sum(body) == sum;
        }

        private static long sum(byte[] body) {
            CRC32C crc = new CRC32C();
            crc.update(body);
            return crc.getValue();
        }
    }
}
