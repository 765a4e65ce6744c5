package com.risenexa.examples;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingException;
import com.risenexa.tracking.Undelivered;
import java.util.logging.Logger;

/** What to do with a result, on any Java. */
final class Results {
    private static final Logger log = Logger.getLogger(Results.class.getName());

    private Results() {}

    static String fold(TrackResult result) {
        // snippet: fold
        String line = result.fold(
                accepted -> "counted as " + accepted.eventId(),
                rejected -> "fix code or settings: " + rejected.message(),
                undelivered -> "send it again later: " + undelivered.message());
        // end
        return line;
    }

    static void onError(TrackResult result) {
        // snippet: on-error
        result.onError(error -> log.warning(error.type() + ": " + error.message()));
        if (result instanceof Undelivered undelivered && undelivered.retryAfter() != null) {
            log.info("the server asks to wait " + undelivered.retryAfter().toSeconds() + " s");
        }
        // end
    }

    static int orElseThrow(TrackResult result) throws TrackingException {
        // snippet: or-else-throw
        int attempts = result.orElseThrow().attempts(); // a checked TrackingException, if you prefer
        // end
        return attempts;
    }
}
