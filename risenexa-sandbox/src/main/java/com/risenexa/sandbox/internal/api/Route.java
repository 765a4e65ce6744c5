package com.risenexa.sandbox.internal.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One method of one path.
 *
 * @param path below {@code /_sandbox}; a segment in braces is a variable
 */
record Route(String method, String path, StreamEndpoint endpoint) {
    Route(String method, String path, Endpoint endpoint) {
        this(method, path, ApiRouter.whole(endpoint));
    }

    /** What may be asked here: HEAD wherever GET may be. */
    List<String> methods() {
        return method.equals("GET") ? List.of("GET", "HEAD") : List.of(method);
    }

    boolean allows(String asked) {
        return methods().contains(asked);
    }

    /** The variables' values; null if this is another path. */
    @Nullable
    List<String> match(String asked) {
        String[] wanted = path.split("/", -1);
        String[] given = asked.split("/", -1);
        if (wanted.length != given.length) {
            return null;
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                values.add(decoded(given[i]));
            } else if (!wanted[i].equals(given[i])) {
                return null;
            }
        }
        return values;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
