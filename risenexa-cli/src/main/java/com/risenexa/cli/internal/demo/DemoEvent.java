package com.risenexa.cli.internal.demo;

import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of the demo.
 *
 * @param title what happens, in words
 * @param script the faults that its requests meet; null if none
 */
record DemoEvent(
        String title,
        String userId,
        TrackingEvent event,
        @Nullable String script) {

    /** Seven events, with fresh ids. */
    static List<DemoEvent> all() {
        TrackingEvent conversion = TrackingEvent.conversion("usr_1");
        return List.of(
                new DemoEvent("registration", "usr_1", TrackingEvent.registration("usr_1"), null),
                new DemoEvent("conversion", "usr_1", conversion, null),
                new DemoEvent("registration", "usr_2", TrackingEvent.registration("usr_2"), "lost-ack"),
                new DemoEvent("registration", "usr_3", TrackingEvent.registration("usr_3"), "503*2"),
                new DemoEvent("registration", "usr_4", TrackingEvent.registration("usr_4"), "429:retry-after=1"),
                new DemoEvent(
                        "user_upgraded", "usr_4", TrackingEvent.of(new EventType("user_upgraded"), "usr_4"), null),
                new DemoEvent("cancellation", "usr_1", conversion.withAction(Action.REMOVE), null));
    }
}
