package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingEvent;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** The observation {@code risenexa.track} of an event. */
final class TrackObservation {
    private TrackObservation() {}

    static Observation start(ObservationRegistry registry, @Nullable TrackingEvent event) {
        return Observation.createNotStarted("risenexa.track", registry)
                .lowCardinalityKeyValues(KeyValues.of("event.type", typeOf(event), "action", actionOf(event)))
                .start();
    }

    static void stop(Observation observation, String outcome) {
        observation.lowCardinalityKeyValue("outcome", outcome).stop();
    }

    /** Any text may be a type, and a metric must not have any number of tags. */
    private static String typeOf(@Nullable TrackingEvent event) {
        EventType type = event == null ? null : event.type();
        boolean known = EventType.USER_REGISTERED.equals(type) || EventType.USER_CONVERTED.equals(type);
        return known && type != null ? String.valueOf(type.value()) : "other";
    }

    private static String actionOf(@Nullable TrackingEvent event) {
        boolean remove =
                event != null && event.action().filter(Action.REMOVE::equals).isPresent();
        return remove ? "remove" : "add";
    }
}
