package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.Rejected.ValidationError;
import com.risenexa.tracking.TrackError;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.internal.event.InvalidMetadata;
import com.risenexa.tracking.internal.event.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reason why an event was not accepted, for the log (CONTRACT R31): the message and errors of its result, without
 * the user id and metadata that a server may repeat in them. The key is masked in every result.
 */
final class LoggedReason {
    private static final int LONGEST = 300;
    private static final String MASK = "***";

    private LoggedReason() {}

    static String of(TrackError error, @Nullable TrackingEvent event) {
        String text = text(error);
        if (event != null) {
            if (event.metadata() instanceof InvalidMetadata refused) {
                text = text.replace(refused.fault(), refused.faultWithoutData());
            }
            text = masked(masked(text, event.metadata()), event.userId());
        }
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, Text.cutAt(line, LONGEST)) + "…" : line;
    }

    private static String text(TrackError error) {
        if (!(error instanceof ValidationError invalid) || invalid.statusCode() == null) {
            return error.message();
        }
        return invalid.errors().isEmpty()
                ? error.message()
                : error.message() + ": " + String.join("; ", invalid.errors());
    }

    private static String masked(String text, @Nullable Object data) {
        String masked = text;
        if (data instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                masked = masked(masked, entry.getValue());
            }
        } else if (data instanceof List<?> list) {
            for (Object element : list) {
                masked = masked(masked, element);
            }
        } else if (data instanceof String || data instanceof Number) {
            masked = Text.mask(text, data.toString(), MASK);
        }
        return masked;
    }
}
