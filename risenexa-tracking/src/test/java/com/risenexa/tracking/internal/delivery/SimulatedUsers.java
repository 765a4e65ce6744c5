package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.support.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users of one client do, from outside and in their callbacks. */
final class SimulatedUsers {
    private static final long SECOND = 1_000_000_000L;

    private final SimulatedClient client;
    private final Simulation simulation;
    private final SplittableRandom random;
    private final VirtualTime time;
    private int room;
    private int drainsOpen;
    private boolean closing;
    private boolean closed;

    SimulatedUsers(SimulatedClient client, Simulation simulation, SplittableRandom random, VirtualTime time) {
        this.client = client;
        this.simulation = simulation;
        this.random = random;
        this.time = time;
        this.room = random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 10_000;
    }

    void trackAsync(SimulatedEvent.Kind kind) {
        if (mayTrack() && room > 0) {
            room--;
            SimulatedEvent event = newEvent(kind);
            event.delivery = Delivery.queued(event.event, client.rules.policy(), event);
            submit(event);
        }
    }

    void track() {
        if (!mayTrack()) {
            return;
        }
        SimulatedEvent event = newEvent(SimulatedEvent.Kind.CALLER);
        Duration total = random.nextInt(3) == 0 ? Duration.ofMillis(1 + random.nextInt(20_000)) : null;
        RetryPolicy policy = random.nextInt(8) == 0 ? new RetryPolicy(0, Duration.ofHours(1)) : client.rules.policy();
        event.maxRetryAfter = policy.maxRetryAfter();
        event.delivery = Delivery.awaited(event.event, policy, total, time.now(), event);
        submit(event);
        if (total != null) {
            event.hasTotal = true;
            event.endsAt = time.now() + total.toNanos();
            simulation.mustHappen(event.endsAt, client, event::hasResult, () -> event + " is over its total");
        }
        client.mustHaveATurn(event, 0);
        if (random.nextInt(6) == 0) {
            time.in(random.nextInt(10) == 0 ? 0 : random.nextLong(20 * SECOND), () -> withdraw(event));
        }
    }

    /** Now and then a caller has seen that the client is open just before it was closed. */
    private boolean mayTrack() {
        return !closing || random.nextInt(20) == 0;
    }

    private void submit(SimulatedEvent event) {
        client.put(event.delivery);
        if (closing) {
            simulation.mustHappen(time.now(), client, event::hasResult, () -> event + " came after the close");
        }
    }

    /** Also after its result: both may come at the same moment. */
    private void withdraw(SimulatedEvent event) {
        if (!closed) {
            event.withdrawn = true;
            client.put(new Message.Withdrawal(event.delivery));
            simulation.mustHappen(time.now(), client, event::hasResult, () -> event + " was withdrawn");
        }
    }

    void flush() {
        drain(false, random.nextInt(3) == 0 ? 0 : random.nextLong(60 * SECOND), null);
    }

    void close(long within) {
        if (!closing) {
            drain(true, within, null);
        }
    }

    private void drain(boolean closes, long within, @Nullable SimulatedEvent own) {
        if (closed) {
            return;
        }
        closing |= closes;
        drainsOpen++;
        List<SimulatedEvent> pending = client.pending();
        long deadline = time.now() + within;
        String what = closes ? "a close" : "a flush";
        client.trace(what + " begins, for " + Duration.ofNanos(within));
        Delivery ownDelivery = own == null ? null : own.delivery;
        boolean[] interrupted = {false};
        Drain drain = new Drain(closes, deadline, ownDelivery, report -> {
            client.trace(what + ": " + report);
            drainsOpen--;
            closed |= closes;
            boolean isEarly = deadline - time.now() > 0 && !interrupted[0];
            check(report, pending, own, isEarly);
            client.check(
                    !closes || pending.stream().allMatch(SimulatedEvent::hasResult), () -> "closed without results");
        });
        client.put(new Message.DrainRequest(drain));
        simulation.mustHappen(deadline, client, drain::isReplied, () -> what + " is over");
        if (random.nextInt(10) == 0) {
            time.in(random.nextLong(within + 1), () -> {
                if (!drain.isReplied()) {
                    interrupted[0] = true;
                    client.put(new Message.DrainWithdrawal(drain));
                }
            });
        }
    }

    private void check(
            DrainReport report, List<SimulatedEvent> pending, @Nullable SimulatedEvent own, boolean isEarly) {
        long sum = report.delivered() + report.rejected() + report.undelivered().size();
        client.check(sum == pending.size(), () -> report + " for " + pending.size() + " pending events");
        // Those too whose results are known and handed over a moment later.
        long delivered = pending.stream()
                .filter(event -> event.delivery.result instanceof Accepted)
                .count();
        client.check(report.delivered() == delivered, () -> report + ", and " + delivered + " are delivered");
        boolean allTold = pending.stream().allMatch(event -> event.told || event == own);
        client.check(!report.complete() || allTold, () -> "a report says complete, and not all are told");
        client.check(report.complete() || !isEarly || closed, () -> "a report comes too early");
    }

    private SimulatedEvent newEvent(SimulatedEvent.Kind kind) {
        int number = client.events.size();
        UUID id = new UUID(client.name.hashCode(), number);
        boolean invalid = random.nextInt(40) == 0;
        EventType type = random.nextBoolean() ? EventType.USER_REGISTERED : EventType.USER_CONVERTED;
        TrackingEvent tracked =
                TrackingEvent.of(type, invalid ? " " : "u" + number).withEventId(id);
        SimulatedEvent event = new SimulatedEvent(client, tracked, kind);
        event.invalid = invalid;
        event.readyAt = time.now();
        event.failedHandOvers = client.lacksMemory() ? 1 + random.nextInt(3) : 0;
        client.add(event);
        return event;
    }

    /** A result was handed over. */
    void completed(SimulatedEvent event) {
        if (event.kind != SimulatedEvent.Kind.FUTURE) {
            client.told(event);
            room += event.kind == SimulatedEvent.Kind.BULK ? 1 : 0;
        } else if (random.nextInt(200) > 0) { // else a callback that never comes back
            long latency = random.nextInt(20) == 0 ? random.nextLong(5 * SECOND) : random.nextInt(100_000);
            time.in(latency, () -> {
                callback(event);
                client.told(event);
                room++;
                client.put(new Message.Notified(event.delivery));
            });
        }
    }

    private void callback(SimulatedEvent event) {
        int what = random.nextInt(60);
        if (what == 0) {
            trackAsync(SimulatedEvent.Kind.FUTURE);
        } else if (what == 1) {
            track();
        } else if (what == 2) {
            drain(false, random.nextLong(SECOND), event);
        } else if (what == 3 && !closing && random.nextInt(5) == 0) {
            drain(true, random.nextLong(SECOND), event);
        }
    }

    boolean areClosing() {
        return closing;
    }

    boolean haveClosed() {
        return closed;
    }

    int drainsOpen() {
        return drainsOpen;
    }
}
