package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.api.ApiRouter.ApiContext;
import com.risenexa.sandbox.internal.faults.FaultStep;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.Database;
import com.risenexa.sandbox.internal.store.Filter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the management API.
 *
 * @param path what stands in the places of the route's variables, in their order
 */
record ApiRequest(SandboxRequest call, List<String> path, Map<String, String> query, ApiContext context) {
    private static final String UNKNOWN_CHARACTER = "\ufffd";
    private static final int USUAL_LIMIT = 100;

    Database store() {
        return context.store();
    }

    StartupRegistry identity() {
        return context.identity();
    }

    @Nullable
    String query(String name) {
        String value = query.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String query(String name, String unset) {
        String value = query(name);
        return value == null ? unset : value;
    }

    /**
     * The startup that is asked about; null for all. For answers that would be good of one that is not there.
     *
     * @throws Problem if there is none with this name
     */
    @Nullable
    String startup(StartupRegistry identity) {
        String slug = query("startup");
        if (slug != null && !identity.hasStartup(slug)) {
            throw unknownStartup(slug);
        }
        return slug;
    }

    static Problem unknownStartup(String slug) {
        String shown = Json.shortened(slug);
        return new Problem(404, "startup_unknown", "There is no startup " + shown, "see /_sandbox/startups");
    }

    /** A whole number of a parameter. */
    long number(String name, long unset, long least, long most) {
        String value = query(name);
        if (value == null) {
            return unset;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of range.
        }
        throw invalid(name, "a whole number from " + least + " to " + most);
    }

    /**
     * A duration such as 500ms, 5s or 30m.
     *
     * @param most the longest, as it is written: {@code 60s}
     */
    Duration duration(String name, String unset, String most) {
        try {
            Duration duration = FaultStep.duration(query(name, unset));
            if (duration.compareTo(FaultStep.duration(most)) <= 0) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // Said below, like one that is too long.
        }
        throw invalid(name, "a duration such as 500ms, 5s or 30m, of at most " + most);
    }

    /** True or false; false if it is not given. */
    boolean flag(String name) {
        String value = query(name, "false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name, "true or false");
        };
    }

    /** What a parameter's value is not. */
    Problem invalid(String name, String expected) {
        return Problem.invalid(
                name + "=" + Json.shortened(query(name, "")) + " cannot be used: expected " + expected,
                "give " + expected);
    }

    static Map<String, String> parameters(String uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        int query = uri.indexOf('?');
        for (String pair : query < 0 ? new String[0] : uri.substring(query + 1).split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters.put(decoded(name, pair), equals < 0 ? "" : decoded(pair.substring(equals + 1), pair));
            }
        }
        return parameters;
    }

    private static String decoded(String text, String pair) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            // Instead of bytes that are not UTF-8 the decoder gives a character that matches nothing.
            if (!decoded.contains(UNKNOWN_CHARACTER)
                    || text.toUpperCase(Locale.ROOT).contains("%EF%BF%BD")) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw Problem.invalid(
                Json.shortened(pair) + " cannot be used: expected percent-encoded UTF-8",
                "write % as %25 and other special characters likewise");
    }

    /** The parameters that every list takes. */
    Filter filter() {
        return filterWithoutLimit().limit((int) number("limit", USUAL_LIMIT, 1, Filter.MOST));
    }

    Filter filterWithoutLimit() {
        long status = number("status", 0, 100, 599);
        return new Filter(
                query("startup"),
                query("type"),
                query("action"),
                query("user"),
                outcome(),
                status == 0 ? null : (Integer) (int) status,
                number("after", 0, 0, Long.MAX_VALUE),
                number("before", Long.MAX_VALUE, 0, Long.MAX_VALUE),
                USUAL_LIMIT,
                newestFirst());
    }

    @Nullable
    String outcome() {
        String value = query("outcome");
        if (value == null || parsed(value) != null) {
            return value;
        }
        throw invalid("outcome", "one of " + Arrays.toString(Outcome.values()).toLowerCase(Locale.ROOT));
    }

    static @Nullable Outcome parsed(String value) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.value().equals(value)) {
                return outcome;
            }
        }
        return null;
    }

    private boolean newestFirst() {
        String order = query("order", "asc");
        return switch (order) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw invalid("order", "asc or desc");
        };
    }
}
