package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.internal.fault.Param;
import com.risenexa.sandbox.internal.http.Call;
import com.risenexa.sandbox.internal.json.JsonTree;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of the management API.
 *
 * @param path what stands in the places of the route's variables, in their order
 */
record Request(Call call, List<String> path, Map<String, String> query) {
    @Nullable
    String query(String name) {
        String value = query.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String query(String name, String unset) {
        String value = query(name);
        return value == null ? unset : value;
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
        throw Problem.invalid(
                name + "=" + value + " cannot be used", "give a whole number from " + least + " to " + most);
    }

    /** A duration such as 500ms, 5s or 30m. */
    Duration duration(String name, String unset) {
        String value = query(name, unset);
        try {
            return Param.duration(value);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(name + "=" + value + " cannot be used", "a duration such as 500ms, 5s or 30m");
        }
    }

    /** True or false; false if it is not given. */
    boolean flag(String name) {
        String value = query(name, "false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid(name + "=" + value + " cannot be used", "use true or false");
        };
    }

    /** The body as an object. */
    Map<String, @Nullable Object> body() {
        try {
            return JsonTree.readObject(call.body());
        } catch (IOException e) {
            throw new Problem(400, "json_malformed", "The body is no JSON object", String.valueOf(e.getMessage()));
        }
    }
}
