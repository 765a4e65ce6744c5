package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.FaultMatcher;
import java.util.List;

/** Parses the filter of a fault; absent fields match any attempt. */
final class FaultMatcherParser {
    private static final List<String> NAMES = List.of("startup", "type", "action", "user", "event", "attempt");
    private static final String TEXT = "a text, or nothing to match any";
    private static final int MOST_ATTEMPTS = 1_000_000;

    private FaultMatcherParser() {}

    static FaultMatcher read(Body body) {
        Body match = body.object("match", "an object with " + String.join(", ", NAMES));
        for (String name : match.names()) {
            if (!NAMES.contains(name)) {
                throw match.invalid(name, "only " + String.join(", ", NAMES));
            }
        }
        return new FaultMatcher(
                match.optionalText("startup", TEXT),
                match.optionalText("type", TEXT),
                match.optionalText("action", TEXT),
                match.optionalText("user", TEXT),
                match.optionalText("event", TEXT),
                match.optionalIntOrText("attempt", 1, MOST_ATTEMPTS));
    }
}
