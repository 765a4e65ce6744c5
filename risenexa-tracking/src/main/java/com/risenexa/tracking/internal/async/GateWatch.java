package com.risenexa.tracking.internal.async;

import com.risenexa.tracking.internal.delivery.DeliveryRules;
import com.risenexa.tracking.internal.delivery.RateGate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks the gate before an event is taken from the queue, so that a pause ends with one wake-up, not one per event. */
final class GateWatch {
    private final DeliveryRules rules;
    private final Runnable whenOpen;
    private final AtomicBoolean wakeUpSet = new AtomicBoolean();

    GateWatch(DeliveryRules rules, Runnable whenOpen) {
        this.rules = rules;
        this.whenOpen = whenOpen;
    }

    /** False if a wake-up will come. A pause beyond the cap counts as open: the events are to end, not to wait. */
    boolean isOpen() {
        RateGate gate = rules.gate();
        Duration closed = gate.closedFor(rules.pacer().nanoTime());
        if (rules.policy().isTooLong(closed) || (closed.isZero() && !gate.isFull())) {
            return true;
        }
        if (wakeUpSet.compareAndSet(false, true)) {
            setWakeUp(gate, closed);
        }
        return false;
    }

    private void setWakeUp(RateGate gate, Duration closed) {
        try {
            if (closed.isZero()) {
                gate.stand(this::wakeUp);
            } else {
                rules.pacer().schedule(this::wakeUp, closed);
            }
        } catch (RuntimeException | Error e) {
            wakeUpSet.set(false);
            throw e;
        }
    }

    private void wakeUp() {
        wakeUpSet.set(false);
        whenOpen.run();
        // There may have been nothing to send; whoever stands in line behind must not wait for it.
        rules.gate().passOn();
    }
}
