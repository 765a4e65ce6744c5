package com.risenexa.tracking.internal.http;

import com.risenexa.tracking.spi.Engine;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer that came, and that {@code java.net.http} hides behind an exception: with an authenticator of the caller's
 * (a proxy may need one) Java 17 throws at a 401 that does not say how to authenticate. As a failure it would be retried.
 */
final class HiddenAnswer {
    private static final Pattern MESSAGE =
            Pattern.compile("(?:WWW|Proxy)-Authenticate header missing for response code (\\d{3})");

    private HiddenAnswer() {}

    /** The answer without its body, or null if the failure hides none. */
    static Engine.@Nullable Answer in(IOException failure) {
        Matcher matcher = MESSAGE.matcher(String.valueOf(failure.getMessage()));
        return matcher.matches()
                ? new Engine.Answer(Integer.parseInt(matcher.group(1)), null, null, new byte[0], false)
                : null;
    }
}
