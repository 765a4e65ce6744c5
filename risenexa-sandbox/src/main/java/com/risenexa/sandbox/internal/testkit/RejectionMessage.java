package com.risenexa.sandbox.internal.testkit;

import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.internal.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The reason why an attempt was rejected, from the text of its response. */
final class RejectionMessage {
    private static final int WIDEST = 400;

    private RejectionMessage() {}

    /** Such as {@code user_id is missing; event_id must be a UUID}; empty if it was not rejected. */
    static String of(SandboxAttempt attempt) {
        String answer = attempt.answer();
        if (attempt.code() == null || answer == null) {
            return "";
        }
        int body = answer.indexOf("\n\n");
        return body < 0 ? "" : TrafficTable.text(sentences(answer.substring(body + 2)), WIDEST);
    }

    private static String sentences(String body) {
        try {
            Object errors =
                    JsonTree.readObject(body.getBytes(StandardCharsets.UTF_8)).get("errors");
            return errors instanceof List<?> list
                    ? list.stream().map(String::valueOf).collect(Collectors.joining("; "))
                    : "";
        } catch (IOException e) {
            return body;
        }
    }
}
