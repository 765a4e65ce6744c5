package com.risenexa.sandbox.internal.live;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.Fault;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.internal.view.CountersJson;
import com.risenexa.sandbox.internal.view.EventJson;
import com.risenexa.sandbox.internal.view.FaultJson;
import java.time.Instant;
import java.util.List;

/** Builds the messages of the stream. */
final class SseMessages {
    /** A list of faults is shown no further; whoever needs more asks for the list. */
    private static final int MOST_FAULTS = 100;

    private SseMessages() {}

    static SseMessage hello(Instant startedAt, long after, boolean resumed) {
        return SseMessage.snapshot(after, null, "hello", json -> {
            json.writeStringField("name", "risenexa-sandbox");
            json.writeStringField("started_at", startedAt.toString());
            json.writeNumberField("after", after);
            json.writeBooleanField("resumed", resumed);
        });
    }

    static SseMessage attempt(SandboxAttempt attempt) {
        return SseMessage.numbered(
                attempt.seq(), attempt.startup(), "attempt", json -> EventJson.briefFields(json, attempt));
    }

    static SseMessage reset(long seq, String startup) {
        return SseMessage.numbered(seq, startup, "reset", json -> {
            json.writeNumberField("seq", seq);
            json.writeStringField("startup", startup);
        });
    }

    static SseMessage counter(long seq, String startup, Counters counters) {
        return SseMessage.snapshot(seq, startup, "counter", json -> {
            json.writeStringField("startup", startup);
            CountersJson.fields(json, counters);
        });
    }

    static SseMessage faults(long seq, List<Fault> faults) {
        return SseMessage.snapshot(seq, null, "fault", json -> {
            json.writeArrayFieldStart("items");
            for (Fault fault : faults.subList(0, Math.min(MOST_FAULTS, faults.size()))) {
                FaultJson.write(json, fault);
            }
            json.writeEndArray();
            json.writeNumberField("total", faults.size());
        });
    }

    /** Its number is the last that is missing, so that resuming after it goes on where the stream does. */
    static SseMessage lagged(long after, long last) {
        return SseMessage.numbered(last, null, "lagged", json -> {
            json.writeNumberField("after", after);
            json.writeNumberField("before", last + 1);
            json.writeNumberField("missed", last - after);
        });
    }
}
