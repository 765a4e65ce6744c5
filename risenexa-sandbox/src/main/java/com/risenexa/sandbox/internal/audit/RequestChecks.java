package com.risenexa.sandbox.internal.audit;

import com.risenexa.sandbox.internal.store.StoredAttempt;
import com.risenexa.sandbox.internal.store.ValidEvent;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that one attempt keeps or breaks by itself. */
final class RequestChecks {
    private static final Pattern USER_AGENT = Pattern.compile("risenexa-tracking-[a-z]+/\\S+.*");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final int VERSION_AT = 14;
    private static final int VARIANT_AT = 19;

    /** Of these requests it is not known that they were meant to be events. */
    private static final Set<String> STRAY = Set.of("method_not_allowed", "host_foreign");

    private RequestChecks() {}

    static void judge(StoredAttempt seen, Violations findings) {
        if (seen.code() != null && STRAY.contains(seen.code())) {
            return;
        }
        String type = header(seen.head(), "content-type");
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            findings.add(Rule.CONTENT_TYPE, seen, "Content-Type is " + said(type));
        }
        String agent = header(seen.head(), "user-agent");
        if (agent == null || !USER_AGENT.matcher(agent).matches()) {
            findings.add(Rule.USER_AGENT, seen, "User-Agent is " + said(agent));
        }
        if (seen.body().length > 0 && seen.isReadable()) {
            id(seen, findings);
        }
        if (seen.userId() != null && EMAIL.matcher(seen.userId()).matches()) {
            findings.add(Rule.NO_EMAIL, seen, "user_id looks like an e-mail address");
        }
    }

    private static void id(StoredAttempt seen, Violations findings) {
        String id = seen.eventId() == null ? "" : seen.eventId().toLowerCase(Locale.ROOT);
        if (!ValidEvent.isUuid(id)) {
            findings.add(Rule.UUID, seen, "event_id is " + said(seen.eventId()));
        } else if (id.charAt(VERSION_AT) != '4' || "89ab".indexOf(id.charAt(VARIANT_AT)) < 0) {
            findings.add(Rule.UUID_V4, seen, "event_id is a UUID, but not of version 4");
        }
    }

    private static String said(@Nullable String value) {
        return value == null ? "missing" : "\"" + value + "\"";
    }

    static @Nullable String header(String head, String name) {
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
