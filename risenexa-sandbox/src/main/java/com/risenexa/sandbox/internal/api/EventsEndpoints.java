package com.risenexa.sandbox.internal.api;

import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.SandboxEvent;
import com.risenexa.sandbox.internal.http.SandboxResponse;
import com.risenexa.sandbox.internal.identity.Startup;
import com.risenexa.sandbox.internal.store.AttemptRepository;
import com.risenexa.sandbox.internal.store.EventRepository;
import com.risenexa.sandbox.internal.store.Filter;
import com.risenexa.sandbox.internal.store.StoredAttempt;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** {@code /events} and {@code /attempts}: logical events, and every request. */
final class EventsEndpoints {

    /** A page of large items has fewer of them: it is held in memory. */
    static final long PAGE_CHARACTERS = 2L * 1024 * 1024;

    /** curl sets these itself. */
    private static final Set<String> OWN = Set.of("host", "content-length", "connection", "user-agent", "accept");

    /** Refused before the body was looked at, so none was kept. */
    private static final Set<String> WITHOUT_BODY =
            Set.of("host_foreign", "method_not_allowed", "body_too_large", "content_type_invalid");

    private EventsEndpoints() {}

    static CompletableFuture<SandboxResponse> events(ApiRequest request) {
        Filter filter = request.filter();
        return request.store()
                .read(connection -> EventRepository.page(connection, filter, PAGE_CHARACTERS))
                .thenApply(page -> Responses.page(page, SandboxEvent::seq, JsonShapes::event));
    }

    static CompletableFuture<SandboxResponse> latest(ApiRequest request) {
        Filter latest = Filter.latest(request.query("startup", Startup.DEFAULT_SLUG), 1);
        return request.store().read(connection -> {
            List<SandboxEvent> events = EventRepository.list(connection, latest);
            return answer(connection, events.isEmpty() ? null : events.get(0));
        });
    }

    static CompletableFuture<SandboxResponse> event(ApiRequest request) {
        String startup = request.query("startup", Startup.DEFAULT_SLUG);
        String id = request.path().get(0).toLowerCase(Locale.ROOT);
        return request.store().read(connection -> answer(connection, EventRepository.one(connection, startup, id)));
    }

    private static SandboxResponse answer(Connection connection, @Nullable SandboxEvent event) throws SQLException {
        if (event == null) {
            throw new Problem(
                    404,
                    "event_unknown",
                    "This startup has no such event",
                    "rejected requests are at /_sandbox/attempts; choose another startup with ?startup=");
        }
        List<SandboxAttempt> attempts = AttemptRepository.of(connection, event.startup(), event.eventId());
        return Responses.object(200, json -> JsonShapes.eventWithAttempts(json, event, attempts));
    }

    static CompletableFuture<SandboxResponse> attempts(ApiRequest request) {
        Filter filter = request.filter();
        return request.store()
                .read(connection -> AttemptRepository.page(connection, filter, PAGE_CHARACTERS))
                .thenApply(page -> Responses.page(page, SandboxAttempt::seq, JsonShapes::attempt));
    }

    static CompletableFuture<SandboxResponse> attempt(ApiRequest request) {
        long seq = seq(request);
        String format = request.query("format", "json");
        return request.store().read(connection -> {
            SandboxAttempt attempt = AttemptRepository.one(connection, seq);
            String startup = request.query("startup");
            if (attempt == null || (startup != null && !startup.equals(attempt.startup()))) {
                throw unknown(seq);
            }
            return switch (format) {
                case "json" -> Responses.object(200, json -> JsonShapes.attempt(json, attempt));
                case "http" -> text(attempt.request() + "\n");
                case "curl" -> text(curl(attempt.request(), request.call().header("host")));
                default -> throw request.invalid("format", "json, curl or http");
            };
        });
    }

    static long seq(ApiRequest request) {
        String given = request.path().get(0);
        if (!given.matches("\\d{1,18}")) {
            throw Problem.invalid("\"" + given + "\" is not a sequence number", "see /_sandbox/attempts");
        }
        return Long.parseLong(given);
    }

    static Problem unknown(long seq) {
        return new Problem(404, "attempt_unknown", "There is no attempt " + seq, "see /_sandbox/attempts");
    }

    private static SandboxResponse text(String text) {
        return new SandboxResponse(200, SandboxResponse.TEXT, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    static String curl(String request, @Nullable String host) {
        int end = request.indexOf("\n\n");
        String[] head = request.substring(0, end).split("\n", -1);
        String[] first = head[0].split(" ", 3);
        StringBuilder line = new StringBuilder("curl -i -X ").append(first[0]).append(' ');
        line.append(quoted("http://" + host + first[1]));
        for (int i = 1; i < head.length; i++) {
            String name = head[i].substring(0, head[i].indexOf(':')).toLowerCase(Locale.ROOT);
            if (name.equals("authorization")) {
                line.append(" \\\n  -H \"Authorization: Bearer $RISENEXA_API_KEY\"");
            } else if (!OWN.contains(name)) {
                line.append(" \\\n  -H ").append(quoted(head[i]));
            }
        }
        return line.append(" \\\n  --data-raw ")
                .append(quoted(request.substring(end + 2)))
                .append('\n')
                .toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    static CompletableFuture<SandboxResponse> replay(ApiRequest request) {
        long seq = seq(request);
        return request.store()
                .read(connection -> checked(AttemptRepository.find(connection, seq), seq))
                .thenCompose(stored ->
                        request.context().track().replay(stored, request.call().atMicros()))
                .thenCompose(made -> request.store()
                        .read(connection -> Optional.ofNullable(AttemptRepository.one(connection, made))))
                .thenApply(EventsEndpoints::replayed);
    }

    private static StoredAttempt checked(@Nullable StoredAttempt stored, long seq) {
        if (stored == null) {
            throw unknown(seq);
        }
        if (stored.code() != null && WITHOUT_BODY.contains(stored.code())) {
            throw new Problem(
                    409,
                    "attempt_not_replayable",
                    "Attempt " + seq + " was rejected before its body was read",
                    "send it again from the client");
        }
        return stored;
    }

    private static SandboxResponse replayed(Optional<SandboxAttempt> made) {
        SandboxAttempt attempt = made.orElseThrow(
                () -> new Problem(409, "attempt_forgotten", "A reset came between", "replay another attempt"));
        return Responses.object(201, json -> JsonShapes.attempt(json, attempt));
    }
}
