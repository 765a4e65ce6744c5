package com.risenexa.sandbox.internal.api;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stored request as a curl command. The key is masked in the store, so the command takes it from the environment. */
final class CurlFormat {
    /** curl sets these itself. */
    private static final Set<String> OWN = Set.of("host", "content-length", "connection", "user-agent", "accept");

    private CurlFormat() {}

    static String line(String request, @Nullable String host) {
        int end = request.indexOf("\n\n");
        String[] head = request.substring(0, end).split("\n", -1);
        String[] first = head[0].split(" ", 3);
        StringBuilder line = new StringBuilder("curl -i -X ").append(first[0]).append(' ');
        line.append(quoted("http://" + host + first[1]));
        for (int i = 1; i < head.length; i++) {
            String name = head[i].substring(0, head[i].indexOf(':')).toLowerCase(Locale.ROOT);
            if (name.equals("authorization")) {
                line.append(" \\\n  -H \"Authorization: Bearer $RISENEXA_API_KEY\"");
            } else if (!OWN.contains(name)) {
                line.append(" \\\n  -H ").append(quoted(head[i]));
            }
        }
        return line.append(" \\\n  --data-raw ")
                .append(quoted(request.substring(end + 2)))
                .append('\n')
                .toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
