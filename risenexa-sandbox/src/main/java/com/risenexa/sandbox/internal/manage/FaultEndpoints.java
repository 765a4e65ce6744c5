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
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The stored faults. */
final class FaultEndpoints {
    private static final String SCOPES = "event or global";

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
        Body body = body(request);
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
        Body body = body(request);
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
            throw Problem.invalid("\"" + given + "\" is not the number of a fault", "see /_sandbox/faults");
        }
        return Long.parseLong(given);
    }

    private static Problem unknown(long id) {
        return new Problem(404, "fault_unknown", "There is no fault " + id, "see /_sandbox/faults");
    }

    private static Body body(Request request) {
        return Body.of(request, "{\"script\":\"503*2,ok\"}");
    }

    private static Script script(Body body) {
        String text = body.text("script", "a fault script");
        try {
            return Script.parse(text);
        } catch (FaultScriptException e) {
            throw new Problem(400, "fault_unparsable", String.valueOf(e.getMessage()), "expected " + e.expected());
        }
    }

    private static FaultMatch match(Body body) {
        return MatchFields.read(body);
    }

    private static FaultScope scope(Body body) {
        String scope = body.optionalText("scope", SCOPES);
        return switch (scope == null ? "event" : scope) {
            case "event" -> FaultScope.EVENT;
            case "global" -> FaultScope.GLOBAL;
            default -> throw body.invalid("scope", SCOPES);
        };
    }
}
