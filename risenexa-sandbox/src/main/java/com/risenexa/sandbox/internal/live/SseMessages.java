package com.risenexa.sandbox.internal.live;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.Outcome;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.internal.json.Json;
import com.risenexa.sandbox.internal.store.AttemptRepository.StreamPage;
import com.risenexa.sandbox.internal.store.CounterRepository;
import com.risenexa.sandbox.internal.view.JsonShapes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds the messages of the stream. */
final class SseMessages {
    /** A list of faults is shown no further; whoever needs more asks for the list. */
    private static final int MOST_FAULTS = 100;

    private SseMessages() {}

    static SseMessage hello(Instant startedAt, long after, boolean resumed) {
        return SseMessage.snapshot(after, null, "hello", json -> {
            Json.field(json, "name", "risenexa-sandbox");
            Json.field(json, "started_at", startedAt.toString());
            Json.field(json, "after", after);
            Json.field(json, "resumed", resumed);
        });
    }

    static SseMessage attempt(SandboxAttempt attempt) {
        return SseMessage.numbered(
                attempt.seq(), attempt.startup(), "attempt", json -> JsonShapes.briefAttempt(json, attempt));
    }

    static SseMessage reset(long seq, String startup) {
        return SseMessage.numbered(seq, startup, "reset", json -> {
            Json.field(json, "seq", seq);
            Json.field(json, "startup", startup);
        });
    }

    static SseMessage counter(long seq, String startup, Counters counters) {
        return SseMessage.snapshot(seq, startup, "counter", json -> {
            Json.field(json, "startup", startup);
            JsonShapes.counters(json, counters);
        });
    }

    static SseMessage faults(long seq, List<Fault> faults) {
        return SseMessage.snapshot(seq, null, "fault", json -> {
            Json.objects(json, "items", faults.subList(0, Math.min(MOST_FAULTS, faults.size())), JsonShapes::fault);
            Json.field(json, "total", faults.size());
        });
    }

    /** Its number is the last that is missing, so that resuming after it goes on where the stream does. */
    static SseMessage lagged(long after, long last) {
        return SseMessage.numbered(last, null, "lagged", json -> {
            Json.field(json, "after", after);
            Json.field(json, "before", last + 1);
            Json.field(json, "missed", last - after);
        });
    }

    /** The messages of a page, as far as they concern one startup; null for all. */
    static byte[] page(StreamPage page, @Nullable String startup) {
        List<SseMessage> messages = new ArrayList<>();
        Set<String> counted = new TreeSet<>(page.resets().values());
        for (SandboxAttempt attempt : page.attempts()) {
            messages.add(attempt(attempt));
            if (attempt.startup() != null
                    && (attempt.outcome() == Outcome.COUNTED || attempt.outcome() == Outcome.LOST)) {
                counted.add(attempt.startup());
            }
        }
        page.resets().forEach((seq, slug) -> messages.add(reset(seq, slug)));
        messages.sort(Comparator.comparingLong(SseMessage::seq));
        for (String slug : counted) {
            messages.add(counter(page.last(), slug, page.counters().getOrDefault(slug, CounterRepository.ZERO)));
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream(messages.size() * 320);
        messages.stream()
                .filter(message -> startup == null || startup.equals(message.startup()))
                .forEach(message -> joined.writeBytes(message.bytes()));
        return joined.toByteArray();
    }

    /**
     * One message of the stream, in the format of server-sent events.
     *
     * @param seq where it stands; what only says how things are now stands after what it follows
     * @param startup whom it concerns; null if no startup could be read
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way; never compared
    record SseMessage(long seq, @Nullable String startup, byte[] bytes) {
        /** Keeps proxies and sockets awake. */
        static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

        /** One that a reader may resume after. */
        static SseMessage numbered(long seq, @Nullable String startup, String event, Json.Part fields) {
            return new SseMessage(seq, startup, bytes("id: " + seq + "\n", event, fields));
        }

        /** One that says how things are now. */
        static SseMessage snapshot(long seq, @Nullable String startup, String event, Json.Part fields) {
            return new SseMessage(seq, startup, bytes("", event, fields));
        }

        private static byte[] bytes(String id, String event, Json.Part fields) {
            return (id + "event: " + event + "\ndata: " + Json.objectText(fields) + "\n\n")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
