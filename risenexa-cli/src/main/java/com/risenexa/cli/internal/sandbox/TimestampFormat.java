package com.risenexa.cli.internal.sandbox;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as they are read on this machine, all equally wide: the time of today, the date of what lies further back. */
final class TimestampFormat {
    static final int WIDTH = 12;

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("MMM dd  yyyy", Locale.ENGLISH);

    private final Clock clock;

    /**
     * Moments beside the present.
     *
     * @param clock now, and the zone
     */
    TimestampFormat(Clock clock) {
        this.clock = clock;
    }

    TimestampFormat() {
        this(Clock.system(ZoneId.systemDefault()));
    }

    /** Of an instant of JSON; a dash if it is none. */
    String text(String instant) {
        ZonedDateTime moment;
        try {
            moment = Instant.parse(instant).atZone(clock.getZone());
        } catch (DateTimeException e) {
            return "-";
        }
        ZonedDateTime now = ZonedDateTime.now(clock);
        if (moment.toLocalDate().equals(now.toLocalDate())) {
            return TODAY.format(moment);
        }
        return (moment.getYear() == now.getYear() ? THIS_YEAR : EARLIER).format(moment);
    }
}
