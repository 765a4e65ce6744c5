package com.risenexa.tracking.testing;

import com.risenexa.testsupport.RawRequest;
import com.risenexa.testsupport.Reply;
import java.util.ArrayList;
import java.util.List;

/** Says 429 to the first request with five seconds to wait, then 202, and watches what comes when. Thread-safe. */
public final class RampedServer {
    private final List<Long> arrivals = new ArrayList<>();
    private long moment;
    private int inFlight;
    private int answered;
    private int tooMany;

    public Reply replyTo(RawRequest request) {
        if (request.number() == 1) {
            return (first, line) -> {
                // Noted before it is said: the client's five seconds begin later.
                limit();
                Reply.status(429, "Retry-After: 5").to(first, line);
            };
        }
        arrive();
        return (next, line) -> {
            answer();
            Reply.ACCEPTED.to(next, line);
        };
    }

    /** When the pause ends, as {@code System.nanoTime}. */
    public synchronized long moment() {
        return moment;
    }

    /** When each request but the first came. */
    public synchronized List<Long> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Requests that came while as many were under way as there had been answers, or more. */
    public synchronized int tooMany() {
        return tooMany;
    }

    private synchronized void limit() {
        moment = System.nanoTime() + 5_000_000_000L;
    }

    private synchronized void arrive() {
        arrivals.add(System.nanoTime());
        inFlight++;
        if (inFlight > answered + 1 && answered < 127) {
            tooMany++;
        }
    }

    private synchronized void answer() {
        inFlight--;
        answered++;
    }
}
