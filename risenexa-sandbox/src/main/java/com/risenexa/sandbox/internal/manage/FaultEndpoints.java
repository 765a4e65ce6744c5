package com.risenexa.sandbox.internal.manage;

import com.risenexa.sandbox.FaultMatch;
import com.risenexa.sandbox.FaultScope;
import com.risenexa.sandbox.FaultScriptException;
import com.risenexa.sandbox.StoredFault;
import com.risenexa.sandbox.internal.fault.FaultShelf;
import com.risenexa.sandbox.internal.fault.Script;
import com.risenexa.sandbox.internal.http.Answer;
import com.risenexa.sandbox.internal.view.FaultView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The stored faults. */
final class FaultEndpoints {
    private final FaultShelf faults;

    FaultEndpoints(FaultShelf faults) {
        this.faults = faults;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/faults", this::list),
                new Route("POST", "/faults", this::add),
                new Route("DELETE", "/faults", this::clear),
                new Route("GET", "/faults/{id}", this::one),
                new Route("PUT", "/faults/{id}", this::replace),
                new Route("DELETE", "/faults/{id}", this::remove));
    }

    private CompletableFuture<Answer> list(Request request) {
        List<StoredFault> shown =
                faults.list().stream().filter(ofStartup(request)).toList();
        return CompletableFuture.completedFuture(Answers.list(shown, null, FaultView::write));
    }

    /** With {@code ?startup=} only those of that startup, or of any. */
    private static Predicate<StoredFault> ofStartup(Request request) {
        String startup = request.query("startup");
        return fault -> startup == null
                || fault.match().startup() == null
                || startup.equals(fault.match().startup());
    }

    private CompletableFuture<Answer> add(Request request) {
        Map<String, @Nullable Object> body = request.body();
        StoredFault added = faults.add(script(body), match(body), scope(body));
        return Answers.now(201, json -> FaultView.fields(json, added));
    }

    private CompletableFuture<Answer> clear(Request request) {
        int removed = faults.removeIf(ofStartup(request));
        return Answers.now(200, json -> json.writeNumberField("removed", removed));
    }

    private CompletableFuture<Answer> one(Request request) {
        long id = id(request);
        StoredFault found = faults.list().stream()
                .filter(fault -> fault.id() == id)
                .filter(ofStartup(request))
                .findFirst()
                .orElseThrow(() -> unknown(id));
        return Answers.now(200, json -> FaultView.fields(json, found));
    }

    private CompletableFuture<Answer> replace(Request request) {
        Map<String, @Nullable Object> body = request.body();
        long id = id(request);
        StoredFault replaced = faults.replace(id, script(body), match(body), scope(body));
        if (replaced == null) {
            throw unknown(id);
        }
        return Answers.now(200, json -> FaultView.fields(json, replaced));
    }

    private CompletableFuture<Answer> remove(Request request) {
        long id = id(request);
        if (faults.removeIf(fault -> fault.id() == id) == 0) {
            throw unknown(id);
        }
        return Answers.now(200, json -> json.writeNumberField("removed", 1));
    }

    private static long id(Request request) {
        String given = request.path().get(0);
        if (!given.matches("\\d{1,18}")) {
            throw Problem.invalid("\"" + given + "\" is no number of a fault", "see /_sandbox/faults");
        }
        return Long.parseLong(given);
    }

    private static Problem unknown(long id) {
        return new Problem(404, "fault_unknown", "There is no fault " + id, "see /_sandbox/faults");
    }

    private static Script script(Map<String, @Nullable Object> body) {
        if (!(body.get("script") instanceof String text)) {
            throw new Problem(400, "field_missing", "script is missing", "such as {\"script\":\"503*2,ok\"}");
        }
        try {
            return Script.parse(text);
        } catch (FaultScriptException e) {
            throw new Problem(400, "fault_unparsable", String.valueOf(e.getMessage()), "expected " + e.expected());
        }
    }

    private static FaultMatch match(Map<String, @Nullable Object> body) {
        return MatchFields.read(body.get("match"));
    }

    private static FaultScope scope(Map<String, @Nullable Object> body) {
        Object scope = body.getOrDefault("scope", "event");
        return switch (String.valueOf(scope)) {
            case "event" -> FaultScope.EVENT;
            case "global" -> FaultScope.GLOBAL;
            default -> throw new Problem(400, "field_invalid", "scope is unknown", "use event or global");
        };
    }
}
