package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.internal.json.JsonValueText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The parameters behind the question mark; of one given twice the last counts. */
final class QueryParameters {
    private static final String UNKNOWN_CHARACTER = "\ufffd";

    private QueryParameters() {}

    static Map<String, String> of(String uri) {
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
                JsonValueText.shortened(pair) + " cannot be used: expected percent-encoded UTF-8",
                "write % as %25 and other special characters likewise");
    }
}
