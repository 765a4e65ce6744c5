package com.risenexa.tracking.spring.internal.metrics;

import com.risenexa.tracking.Action;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingEvent;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/** Makes the observation {@code risenexa.track} of each event. Whatever a handler throws, the event is tracked. */
public final class TrackObservations {
    private final ObservationRegistry registry;
    private final MetricsGuard guard;

    public TrackObservations(ObservationRegistry registry, MetricsGuard guard) {
        this.registry = registry;
        this.guard = guard;
    }

    Started start(@Nullable TrackingEvent event) {
        Observation created = guard.call(() -> Observation.createNotStarted("risenexa.track", registry)
                .lowCardinalityKeyValues(KeyValues.of("event.type", typeOf(event), "action", actionOf(event))));
        Observation observation = created == null ? Observation.NOOP : created;
        guard.run(observation::start);
        return new Started(observation);
    }

    /** Something that tracks the event. */
    @FunctionalInterface
    interface Call<T, E extends Exception> {
        T call() throws E;
    }

    /** The observation of one event. */
    final class Started {
        private final Observation observation;

        private Started(Observation observation) {
            this.observation = observation;
        }

        /** Makes the call in the observation's scope. */
        <T, E extends Exception> T scoped(Call<T, E> call) throws E {
            Observation.Scope before = registry.getCurrentObservationScope();
            Observation.Scope scope = guard.call(observation::openScope);
            try {
                return call.call();
            } finally {
                if (scope != null) {
                    guard.run(scope::close);
                }
                // A handler that throws keeps Micrometer from doing it.
                registry.setCurrentObservationScope(before);
            }
        }

        void stop(String outcome) {
            guard.run(() -> observation.lowCardinalityKeyValue("outcome", outcome));
            guard.run(observation::stop);
        }
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
