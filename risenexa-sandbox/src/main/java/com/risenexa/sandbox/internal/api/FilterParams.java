package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.store.Page;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The parameters that every list takes. */
final class FilterParams {
    private static final int USUAL_LIMIT = 100;

    private FilterParams() {}

    static Filter of(ApiRequest request) {
        return withoutLimit(request).limit((int) request.number("limit", USUAL_LIMIT, 1, Filter.MOST));
    }

    static Filter withoutLimit(ApiRequest request) {
        long status = request.number("status", 0, 100, 599);
        return new Filter(
                request.query("startup"),
                request.query("type"),
                request.query("action"),
                request.query("user"),
                outcome(request),
                status == 0 ? null : (Integer) (int) status,
                request.number("after", 0, 0, Long.MAX_VALUE),
                request.number("before", Long.MAX_VALUE, 0, Long.MAX_VALUE),
                USUAL_LIMIT,
                newestFirst(request));
    }

    static @Nullable String outcome(ApiRequest request) {
        String value = request.query("outcome");
        if (value == null || parsed(value) != null) {
            return value;
        }
        throw request.invalid(
                "outcome", "one of " + Arrays.toString(Outcome.values()).toLowerCase(Locale.ROOT));
    }

    static @Nullable Outcome parsed(String value) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.value().equals(value)) {
                return outcome;
            }
        }
        return null;
    }

    private static boolean newestFirst(ApiRequest request) {
        String order = request.query("order", "asc");
        return switch (order) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw request.invalid("order", "asc or desc");
        };
    }

    /** Where the next page begins; null if there is none. */
    static <T> @Nullable Long next(Page<T> page, ToLongFunction<T> seq) {
        return page.more()
                ? (Long) seq.applyAsLong(page.items().get(page.items().size() - 1))
                : null;
    }
}
