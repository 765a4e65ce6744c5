package com.risenexa.sandbox.internal.audit;

import com.risenexa.sandbox.internal.audit.Violations.Example;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Attempts of one event id that follow one another, none of which has settled it so far. */
final class AuditedDelivery {
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
