package com.risenexa.sandbox.internal.judge;

import com.risenexa.sandbox.internal.event.Claim;
import com.risenexa.sandbox.internal.event.ValidEvent;
import com.risenexa.sandbox.internal.http.Call;
import com.risenexa.sandbox.internal.identity.Identity;
import com.risenexa.sandbox.internal.identity.Key;
import com.risenexa.sandbox.internal.identity.KeyMask;
import com.risenexa.sandbox.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order of judgement (CONTRACT R23) up to where the ledger is needed. */
public final class Judge {
    private static final Refusal KEY_UNKNOWN = new Refusal(
            401,
            "key_unknown",
            "Invalid token",
            List.of("send a key of this sandbox as Authorization: Bearer ..."),
            Map.of("WWW-Authenticate", "Bearer"));
    private static final Refusal KEY_SCOPE_MISSING = new Refusal(
            403, "key_scope_missing", "Unauthorized scope", List.of("the key lacks the scope tracking:write"));

    private static final byte[] NOTHING = new byte[0];

    private final Identity identity;

    public Judge(Identity identity) {
        this.identity = identity;
    }

    /** Judges a request whose method, size and content type are right. */
    public Submission judge(Call call) {
        String token = KeyMask.bearer(call.header("authorization"));
        byte[] body = KeyMask.mask(call.body(), token);
        Fields fields = null;
        String unreadable = "";
        try {
            fields = Fields.read(body);
        } catch (IOException e) {
            unreadable = Json.reason(e);
        }
        Key key = token == null ? null : identity.key(token);
        Claim claim = owned(fields == null ? Claim.NOTHING : claim(fields), key);
        if (key == null) {
            return Submission.refused(call, body, claim, KEY_UNKNOWN);
        }
        if (!key.mayWrite()) {
            return Submission.refused(call, body, claim, KEY_SCOPE_MISSING);
        }
        if (fields == null) {
            List<String> errors = List.of(unreadable);
            return Submission.refused(call, body, claim, new Refusal(400, "json_malformed", "Malformed JSON", errors));
        }
        String slug = fields.text("startup_slug");
        if (slug == null || !identity.hasStartup(slug) || !key.isFor(slug)) {
            return Submission.refused(call, body, claim, startupUnknown(slug));
        }
        Object judged = EventRules.judge(fields, slug);
        return judged instanceof ValidEvent event
                ? new Submission(call, body, claim, null, event)
                : Submission.refused(call, body, claim, (Refusal) judged);
    }

    /** A request that is refused before its body is looked at. */
    public Submission refused(Call call, Refusal refusal) {
        String token = KeyMask.bearer(call.header("authorization"));
        Key key = token == null ? null : identity.key(token);
        return Submission.refused(call, NOTHING, owned(Claim.NOTHING, key), refusal);
    }

    /** Whoever holds a startup's own key is to find the attempt there, also one that names none or a wrong one. */
    private static Claim owned(Claim claim, @Nullable Key key) {
        String owner = key == null ? null : key.startup();
        return owner == null ? claim : claim.of(owner);
    }

    private static Refusal startupUnknown(@Nullable String slug) {
        String error = slug == null
                ? "startup_slug is missing or no text"
                : "no startup \"" + slug + "\" is known here, or the key belongs to another";
        return new Refusal(404, "startup_unknown", "startup not found", List.of(error));
    }

    private static Claim claim(Fields fields) {
        String action = fields.has("action") ? fields.text("action") : "add";
        String id = fields.text("event_id");
        return new Claim(
                fields.text("startup_slug"),
                id == null ? null : id.toLowerCase(java.util.Locale.ROOT),
                fields.text("event_type"),
                fields.text("user_id"),
                action);
    }
}
