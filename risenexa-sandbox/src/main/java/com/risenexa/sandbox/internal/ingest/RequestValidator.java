package com.risenexa.sandbox.internal.ingest;

import com.risenexa.sandbox.FaultScriptException;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.http.HttpServer;
import com.risenexa.sandbox.internal.http.SandboxRequest;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.SandboxKey;
import com.risenexa.sandbox.internal.identity.StartupRegistry;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.ValidEvent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Validates a request to the tracking endpoint in the order of CONTRACT R23, up to where the database is needed:
 * method, size and content type; key; JSON; startup; event; fault script. {@link EventProcessor} does the rest.
 */
final class RequestValidator {
    private static final String FAULT_HEADER = "x-sandbox-fault";
    private static final byte[] NO_BODY = new byte[0];

    private static final Rejection WRONG_METHOD = new Rejection(
            405,
            "method_not_allowed",
            "Method not allowed",
            List.of("events are sent by POST"),
            Map.of("Allow", "POST"));
    private static final Rejection TOO_LARGE = new Rejection(
            413,
            "body_too_large",
            "Body too large",
            List.of("the body is over " + HttpServer.MAX_BODY_BYTES + " bytes"));
    private static final Rejection NOT_JSON = new Rejection(
            415, "content_type_invalid", "Unsupported media type", List.of("send Content-Type: application/json"));
    private static final Rejection KEY_UNKNOWN = new Rejection(
            401,
            "key_unknown",
            "Invalid token",
            List.of("send a key of this sandbox as Authorization: Bearer ..."),
            Map.of("WWW-Authenticate", "Bearer"));
    private static final Rejection KEY_SCOPE_MISSING = new Rejection(
            403, "key_scope_missing", "Unauthorized scope", List.of("the key lacks the scope tracking:write"));

    private final StartupRegistry identity;

    RequestValidator(StartupRegistry identity) {
        this.identity = identity;
    }

    /**
     * Validates a request.
     *
     * @param isTooLarge whether its body was discarded because of its size
     */
    ValidatedRequest validate(SandboxRequest call, boolean isTooLarge) {
        Rejection rejection = !call.method().equals("POST")
                ? WRONG_METHOD
                : isTooLarge ? TOO_LARGE : !isJson(call.header("content-type")) ? NOT_JSON : null;
        return rejection == null ? validateBody(call) : rejected(call, rejection);
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(SandboxResponse.JSON);
    }

    /** A request that is rejected before its body is read. */
    ValidatedRequest rejected(SandboxRequest call, Rejection rejection) {
        String token = SandboxKey.bearer(call.header("authorization"));
        return new ValidatedRequest(
                call, head(call, token), NO_BODY, owner(key(token), null), BodyFields.NONE, rejection, null, null);
    }

    private ValidatedRequest validateBody(SandboxRequest call) {
        String token = SandboxKey.bearer(call.header("authorization"));
        byte[] body = SandboxKey.mask(call.body(), token);
        BodyFields fields = null;
        String unreadable = "";
        try {
            fields = BodyFields.read(body);
        } catch (IOException e) {
            unreadable = Json.reason(e);
        }
        SandboxKey key = key(token);
        String slug = fields == null ? null : fields.text("startup_slug");
        ValidEvent event = null;
        FaultScript script = null;
        Rejection rejection = null;
        if (key == null) {
            rejection = KEY_UNKNOWN;
        } else if (!key.mayWrite()) {
            rejection = KEY_SCOPE_MISSING;
        } else if (fields == null) {
            rejection = new Rejection(400, "json_malformed", "Malformed JSON", List.of(unreadable));
        } else if (slug == null || !identity.hasStartup(slug) || !key.isFor(slug)) {
            rejection = startupUnknown(slug);
        } else {
            FieldValidator validator = new FieldValidator(fields);
            event = validator.validate(slug);
            rejection = validator.rejection();
        }
        String header = call.header(FAULT_HEADER);
        if (rejection == null && header != null) {
            try {
                script = FaultScript.parse(header);
            } catch (FaultScriptException e) {
                List<String> errors = List.of(String.valueOf(e.getMessage()));
                rejection = new Rejection(400, "fault_unparsable", "The header X-Sandbox-Fault cannot be read", errors);
            }
        }
        return new ValidatedRequest(
                call,
                head(call, token),
                body,
                owner(key, slug),
                fields == null ? BodyFields.NONE : fields,
                rejection,
                rejection == null ? event : null,
                script);
    }

    private @Nullable SandboxKey key(@Nullable String token) {
        return token == null ? null : identity.key(token);
    }

    /** The owner of a startup's key finds the attempt in that startup, even if the request names none or another. */
    private static @Nullable String owner(@Nullable SandboxKey key, @Nullable String slug) {
        return key == null || key.startup() == null ? slug : key.startup();
    }

    private static Rejection startupUnknown(@Nullable String slug) {
        String error = slug == null
                ? "startup_slug is missing or not a string"
                : "no startup \"" + slug + "\" is known here, or the key belongs to another";
        return new Rejection(404, "startup_unknown", "startup not found", List.of(error));
    }

    private static String head(SandboxRequest call, @Nullable String token) {
        StringBuilder head = new StringBuilder(320);
        head.append(call.method())
                .append(' ')
                .append(SandboxKey.text(call.uri(), token))
                .append(" HTTP/1.1\n");
        call.headers()
                .forEach(header -> head.append(header.getKey())
                        .append(": ")
                        .append(SandboxKey.header(header.getKey(), header.getValue(), token))
                        .append('\n'));
        return head.toString();
    }

    /**
     * A request to the tracking endpoint, validated as far as possible without the database.
     *
     * @param head request line and headers as they are stored, keys masked
     * @param body as it came, keys masked; empty if it was not read
     * @param startup the slug that it names, unless its key belongs to a startup: then that one
     * @param fields not validated; none if they could not be read
     * @param rejection null if everything is valid so far; then there is an event
     * @param event null if rejected
     * @param script of the header X-Sandbox-Fault; null if it has none
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    record ValidatedRequest(
            SandboxRequest call,
            String head,
            byte[] body,
            @Nullable String startup,
            BodyFields fields,
            @Nullable Rejection rejection,
            @Nullable ValidEvent event,
            @Nullable FaultScript script) {}
}
