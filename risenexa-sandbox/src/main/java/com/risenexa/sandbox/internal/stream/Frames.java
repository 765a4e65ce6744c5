package com.risenexa.sandbox.internal.stream;

import com.risenexa.sandbox.Counters;
import com.risenexa.sandbox.SandboxAttempt;
import com.risenexa.sandbox.StoredFault;
import com.risenexa.sandbox.internal.view.CounterView;
import com.risenexa.sandbox.internal.view.FaultView;
import com.risenexa.sandbox.internal.view.Views;
import java.time.Instant;
import java.util.List;

/** What each kind of message says. */
final class Frames {
    /** A list of faults is shown no further; whoever needs more asks for the list. */
    private static final int MOST_FAULTS = 100;

    private Frames() {}

    static Frame hello(Instant startedAt, long after, boolean resumed) {
        return Frame.snapshot(after, null, "hello", json -> {
            json.writeStringField("name", "risenexa-sandbox");
            json.writeStringField("started_at", startedAt.toString());
            json.writeNumberField("after", after);
            json.writeBooleanField("resumed", resumed);
        });
    }

    static Frame attempt(SandboxAttempt attempt) {
        return Frame.numbered(attempt.seq(), attempt.startup(), "attempt", json -> Views.briefFields(json, attempt));
    }

    static Frame reset(long seq, String startup) {
        return Frame.numbered(seq, startup, "reset", json -> {
            json.writeNumberField("seq", seq);
            json.writeStringField("startup", startup);
        });
    }

    static Frame counter(long seq, String startup, Counters counters) {
        return Frame.snapshot(seq, startup, "counter", json -> {
            json.writeStringField("startup", startup);
            CounterView.fields(json, counters);
        });
    }

    static Frame faults(long seq, List<StoredFault> faults) {
        return Frame.snapshot(seq, null, "fault", json -> {
            json.writeArrayFieldStart("items");
            for (StoredFault fault : faults.subList(0, Math.min(MOST_FAULTS, faults.size()))) {
                FaultView.write(json, fault);
            }
            json.writeEndArray();
            json.writeNumberField("total", faults.size());
        });
    }

    /** Its number is the last that is missing, so that resuming after it goes on where the stream does. */
    static Frame lagged(long after, long last) {
        return Frame.numbered(last, null, "lagged", json -> {
            json.writeNumberField("after", after);
            json.writeNumberField("before", last + 1);
            json.writeNumberField("missed", last - after);
        });
    }
}
