package com.risenexa.sandbox.internal.audit;

import org.jspecify.annotations.Nullable;

/** Finds a header in a head as it is kept: one line each. */
final class Headers {
    private Headers() {}

    static @Nullable String value(String head, String name) {
        int from = head.indexOf('\n') + 1;
        while (from > 0 && from < head.length() && head.charAt(from) != '\n') {
            int end = head.indexOf('\n', from);
            int stop = end < 0 ? head.length() : end;
            if (head.regionMatches(true, from, name, 0, name.length()) && head.startsWith(":", from + name.length())) {
                return head.substring(from + name.length() + 1, stop).strip();
            }
            from = end + 1;
        }
        return null;
    }
}
