package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.internal.event.RequestedEvent;
import com.risenexa.sandbox.internal.event.ValidEvent;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.identity.KeyMask;
import com.risenexa.sandbox.internal.identity.SandboxKey;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Validates a request in the order of CONTRACT R23, up to where the database is needed. */
public final class RequestValidator {
    private static final Rejection KEY_UNKNOWN = new Rejection(
            401,
            "key_unknown",
            "Invalid token",
            List.of("send a key of this sandbox as Authorization: Bearer ..."),
            Map.of("WWW-Authenticate", "Bearer"));
    private static final Rejection KEY_SCOPE_MISSING = new Rejection(
            403, "key_scope_missing", "Unauthorized scope", List.of("the key lacks the scope tracking:write"));

    private static final byte[] NOTHING = new byte[0];

    private final StartupRegistry identity;

    public RequestValidator(StartupRegistry identity) {
        this.identity = identity;
    }

    /** Judges a request whose method, size and content type are right. */
    public ValidatedRequest judge(SandboxRequest call) {
        String token = KeyMask.bearer(call.header("authorization"));
        byte[] body = KeyMask.mask(call.body(), token);
        BodyFields fields = null;
        String unreadable = "";
        try {
            fields = BodyFields.read(body);
        } catch (IOException e) {
            unreadable = Json.reason(e);
        }
        SandboxKey key = token == null ? null : identity.key(token);
        RequestedEvent claim = owned(fields == null ? RequestedEvent.NOTHING : claim(fields), key);
        if (key == null) {
            return ValidatedRequest.refused(call, body, claim, KEY_UNKNOWN);
        }
        if (!key.mayWrite()) {
            return ValidatedRequest.refused(call, body, claim, KEY_SCOPE_MISSING);
        }
        if (fields == null) {
            List<String> errors = List.of(unreadable);
            return ValidatedRequest.refused(
                    call, body, claim, new Rejection(400, "json_malformed", "Malformed JSON", errors));
        }
        String slug = fields.text("startup_slug");
        if (slug == null || !identity.hasStartup(slug) || !key.isFor(slug)) {
            return ValidatedRequest.refused(call, body, claim, startupUnknown(slug));
        }
        Object judged = EventFieldsValidator.judge(fields, slug);
        return judged instanceof ValidEvent event
                ? new ValidatedRequest(call, body, claim, null, event)
                : ValidatedRequest.refused(call, body, claim, (Rejection) judged);
    }

    /** A request that is refused before its body is looked at. */
    public ValidatedRequest refused(SandboxRequest call, Rejection refusal) {
        String token = KeyMask.bearer(call.header("authorization"));
        SandboxKey key = token == null ? null : identity.key(token);
        return ValidatedRequest.refused(call, NOTHING, owned(RequestedEvent.NOTHING, key), refusal);
    }

    /** Whoever holds a startup's own key is to find the attempt there, also one that names none or a wrong one. */
    private static RequestedEvent owned(RequestedEvent claim, @Nullable SandboxKey key) {
        String owner = key == null ? null : key.startup();
        return owner == null ? claim : claim.of(owner);
    }

    private static Rejection startupUnknown(@Nullable String slug) {
        String error = slug == null
                ? "startup_slug is missing or no text"
                : "no startup \"" + slug + "\" is known here, or the key belongs to another";
        return new Rejection(404, "startup_unknown", "startup not found", List.of(error));
    }

    private static RequestedEvent claim(BodyFields fields) {
        String action = fields.has("action") ? fields.text("action") : "add";
        String id = fields.text("event_id");
        return new RequestedEvent(
                fields.text("startup_slug"),
                id == null ? null : id.toLowerCase(java.util.Locale.ROOT),
                fields.text("event_type"),
                fields.text("user_id"),
                action);
    }
}
