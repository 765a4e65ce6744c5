package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.Rejected.ConfigurationError;
import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.config.Settings;
import com.risenexa.tracking.internal.event.EncodedEvent;
import com.risenexa.tracking.internal.event.EventJudge;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event before it is sent: judged, or refused (CONTRACT R10, R21). */
public record Preparation(
        @Nullable TrackError error, @Nullable EncodedEvent ready) {

    public static Preparation of(Settings settings, @Nullable TrackingEvent event) {
        if (settings.fault() != null) {
            return new Preparation(new ConfigurationError(id(event), settings.fault()), null);
        }
        return judged(event, settings.startupSlug());
    }

    /** The same by the event alone: an error is a {@link ValidationError}. */
    public static Preparation judged(@Nullable TrackingEvent event, String startupSlug) {
        String id = id(event);
        if (event == null) {
            return refused(null, List.of("event is null"));
        }
        List<String> faults = EventJudge.faults(event);
        if (!faults.isEmpty() || id == null) {
            return refused(id, faults);
        }
        EncodedEvent encoded = new EncodedEvent(event, id, startupSlug);
        if (EventJudge.mayBeTooLarge(event, startupSlug) && encoded.body().length > EventJudge.MAX_BODY_BYTES) {
            return refused(
                    id,
                    List.of("the body has " + encoded.body().length + " bytes; at most " + EventJudge.MAX_BODY_BYTES
                            + " are sent"));
        }
        return new Preparation(null, encoded);
    }

    /** Only if there is no {@link #error}. */
    public EncodedEvent encoded() {
        return Objects.requireNonNull(ready);
    }

    private static @Nullable String id(@Nullable TrackingEvent event) {
        UUID id = event == null ? null : event.eventId();
        return id == null ? null : id.toString();
    }

    static Preparation refused(@Nullable String id, List<String> faults) {
        return new Preparation(new ValidationError(id, null, String.join("; ", faults), faults, 0), null);
    }
}
