package com.risenexa.sandbox.internal.view;

import java.util.Map;

/** The advice for each rejection code. */
public final class ErrorHints {
    private static final Map<String, String> REMEDIES = Map.ofEntries(
            Map.entry(
                    "host_foreign",
                    "Call the sandbox by 127.0.0.1 or localhost, or start it with that host; the response lists the other hosts."),
            Map.entry("method_not_allowed", "Send events by POST."),
            Map.entry("body_too_large", "Keep the body within 1 MiB; metadata is for a few facts."),
            Map.entry("content_type_invalid", "Send Content-Type: application/json."),
            Map.entry("key_unknown", "Send Authorization: Bearer and a key of this sandbox; Setup shows one."),
            Map.entry("key_scope_missing", "Use a key with the scope tracking:write, such as rxt_sandbox_full."),
            Map.entry("json_malformed", "Send exactly one JSON object in UTF-8; the response says where it breaks."),
            Map.entry("startup_unknown", "Check startup_slug; add the startup by POST /_sandbox/startups."),
            Map.entry("field_missing", "Add every field that the response's errors name."),
            Map.entry("field_invalid", "Correct every field that the response's errors name."),
            Map.entry("fault_unparsable", "Correct the header X-Sandbox-Fault; the response says where it breaks."),
            Map.entry("event_conflict", "Make a new event_id for another event; retry one with the same bytes."),
            Map.entry("rate_limited", "Wait as long as Retry-After says; raise or lift the limit at /rate-limit."),
            Map.entry("store_busy", "Send the event again in a second."),
            Map.entry("store_failed", "Look at the sandbox's log; the disk may be full."));

    private ErrorHints() {}

    public static String of(String code) {
        return REMEDIES.getOrDefault(code, "See docs/sandbox-api.md.");
    }

    /** Whether there is something to say about a code. */
    static boolean knows(String code) {
        return REMEDIES.containsKey(code);
    }
}
