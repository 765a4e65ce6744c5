package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.json.JsonTree;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares two bodies as parsed JSON, where an absent action equals add. */
final class PayloadComparator {
    private PayloadComparator() {}

    static boolean test(byte[] one, byte[] other) {
        return Arrays.equals(one, other) || meaning(one).equals(meaning(other));
    }

    private static Map<String, @Nullable Object> meaning(byte[] body) {
        try {
            Map<String, @Nullable Object> fields = JsonTree.readObject(body);
            fields.putIfAbsent("action", "add");
            if (fields.get("event_id") instanceof String id) {
                fields.put("event_id", id.toLowerCase(Locale.ROOT));
            }
            return fields;
        } catch (IOException e) {
            throw new IllegalStateException("only a body that was read before is in the ledger", e);
        }
    }
}
