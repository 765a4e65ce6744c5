package com.risenexa.tracking.internal.client;

import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.internal.delivery.Attempts;
import com.risenexa.tracking.internal.delivery.Delivery;
import com.risenexa.tracking.internal.delivery.Outcome;
import com.risenexa.tracking.internal.delivery.Step;
import com.risenexa.tracking.internal.event.EncodedEvent;
import com.risenexa.tracking.internal.http.Exchange;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes attempts over HTTP and tells the listener of each. */
record ReportedAttempts(Exchange exchange, Notifier notifier) implements Attempts {

    @Override
    public void make(EncodedEvent event, Delivery delivery, Step.Send send, Consumer<Step> then) {
        long start = System.nanoTime();
        exchange.send(event, send.timeout(), send.bound(), outcome -> {
            Step next = delivery.next(outcome);
            try {
                if (notifier.isPresent()) {
                    Duration took = Duration.ofNanos(System.nanoTime() - start);
                    notifier.attempt(event.event(), attempt(delivery.attempts(), outcome, took, next));
                }
            } finally {
                then.accept(next);
            }
        });
    }

    @Override
    public boolean block() {
        return exchange.blocks();
    }

    private static Attempt attempt(int number, Outcome outcome, Duration took, Step next) {
        Duration wait = next instanceof Step.Wait pause ? pause.duration() : null;
        return new Attempt(number, outcome.statusCode(), outcome.failure(), took, wait);
    }
}
