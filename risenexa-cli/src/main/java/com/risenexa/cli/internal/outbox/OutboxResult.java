package com.risenexa.cli.internal.outbox;

import com.risenexa.cli.internal.output.JsonText;
import com.risenexa.cli.internal.output.TerminalSanitizer;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result as the outbox keeps it.
 *
 * @param json its fields (CONTRACT R28)
 */
record OutboxResult(Map<String, @Nullable Object> json) {
    /** Null if there is none, or it is no result: somebody wrote into the table. */
    static @Nullable OutboxResult of(@Nullable String json) {
        try {
            return json == null ? null : new OutboxResult(JsonText.readObject(json));
        } catch (IOException e) {
            return null;
        }
    }

    /** Such as {@code validation_error 422: user_id is blank}. */
    String text() {
        Object status = json.get("status_code") != null ? json.get("status_code") : json.get("last_status_code");
        return TerminalSanitizer.text(
                json.get("result") + (status == null ? "" : " " + status) + ": " + json.get("message"));
    }
}
