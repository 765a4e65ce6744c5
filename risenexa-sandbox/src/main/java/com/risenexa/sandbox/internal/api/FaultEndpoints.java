package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.FaultMatcher;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.FaultScriptException;
import com.risenexa.sandbox.internal.faults.FaultScript;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** {@code /faults}: lists, adds, replaces and removes stored request.context().faults(). */
final class FaultEndpoints {
    private FaultEndpoints() {}

    private static final String SCOPES = "event or global";
    private static final List<String> NAMES = List.of("startup", "type", "action", "user", "event", "attempt");
    private static final String TEXT = "a text, or nothing to match any";
    private static final int MOST_ATTEMPTS = 1_000_000;

    static CompletableFuture<SandboxResponse> list(ApiRequest request) {
        List<Fault> shown = request.context().faults().list().stream()
                .filter(ofStartup(request))
                .toList();
        return CompletableFuture.completedFuture(Responses.list(shown, null, JsonShapes::fault));
    }

    /** With {@code ?startup=} only those of that startup, or of any. */
    private static Predicate<Fault> ofStartup(ApiRequest request) {
        String startup = request.query("startup");
        return fault -> startup == null
                || fault.match().startup() == null
                || startup.equals(fault.match().startup());
    }

    static CompletableFuture<SandboxResponse> add(ApiRequest request) {
        Body body = body(request);
        Fault added = request.context().faults().add(script(body), match(body), scope(body));
        return Responses.now(201, json -> JsonShapes.fault(json, added));
    }

    static CompletableFuture<SandboxResponse> clear(ApiRequest request) {
        int removed = request.context().faults().removeIf(ofStartup(request));
        return Responses.now(200, json -> Json.field(json, "removed", removed));
    }

    static CompletableFuture<SandboxResponse> one(ApiRequest request) {
        long id = id(request);
        Fault found = request.context().faults().list().stream()
                .filter(fault -> fault.id() == id)
                .filter(ofStartup(request))
                .findFirst()
                .orElseThrow(() -> unknown(id));
        return Responses.now(200, json -> JsonShapes.fault(json, found));
    }

    static CompletableFuture<SandboxResponse> replace(ApiRequest request) {
        Body body = body(request);
        long id = id(request);
        Fault replaced = request.context().faults().replace(id, script(body), match(body), scope(body));
        if (replaced == null) {
            throw unknown(id);
        }
        return Responses.now(200, json -> JsonShapes.fault(json, replaced));
    }

    static CompletableFuture<SandboxResponse> remove(ApiRequest request) {
        long id = id(request);
        if (request.context().faults().removeIf(fault -> fault.id() == id) == 0) {
            throw unknown(id);
        }
        return Responses.now(200, json -> Json.field(json, "removed", 1));
    }

    private static long id(ApiRequest request) {
        String given = request.path().get(0);
        if (!given.matches("\\d{1,18}")) {
            throw Problem.invalid("\"" + given + "\" is not the number of a fault", "see /_sandbox/faults");
        }
        return Long.parseLong(given);
    }

    private static Problem unknown(long id) {
        return new Problem(404, "fault_unknown", "There is no fault " + id, "see /_sandbox/faults");
    }

    private static Body body(ApiRequest request) {
        return Body.of(request, "{\"script\":\"503*2,ok\"}");
    }

    private static FaultScript script(Body body) {
        String text = body.text("script", "a fault script");
        try {
            return FaultScript.parse(text);
        } catch (FaultScriptException e) {
            throw new Problem(400, "fault_unparsable", String.valueOf(e.getMessage()), "expected " + e.expected());
        }
    }

    private static FaultMatcher match(Body body) {
        return matcher(body);
    }

    private static FaultScope scope(Body body) {
        String scope = body.optionalText("scope", SCOPES);
        return switch (scope == null ? "event" : scope) {
            case "event" -> FaultScope.EVENT;
            case "global" -> FaultScope.GLOBAL;
            default -> throw body.invalid("scope", SCOPES);
        };
    }

    static FaultMatcher matcher(Body body) {
        Body match = body.object("match", "an object with " + String.join(", ", NAMES));
        for (String name : match.names()) {
            if (!NAMES.contains(name)) {
                throw match.invalid(name, "only " + String.join(", ", NAMES));
            }
        }
        return new FaultMatcher(
                match.optionalText("startup", TEXT),
                match.optionalText("type", TEXT),
                match.optionalText("action", TEXT),
                match.optionalText("user", TEXT),
                match.optionalText("event", TEXT),
                match.optionalIntOrText("attempt", 1, MOST_ATTEMPTS));
    }
}
