package com.risenexa.tracking.internal.loop;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.Attempt;
import com.risenexa.tracking.DrainReport;
import com.risenexa.tracking.EventType;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.Undelivered.ClientClosed;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.RateLimited;
import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.http.LoopExchange;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.spi.RetryPolicy;
import com.risenexa.tracking.support.TestError;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One client: the loop that is tested, in the place of its threads the model, and beside it what must hold. */
final class SimulatedClient {
    private static final URI ENDPOINT = URI.create("https://app.risenexa.com/api/v1/track");
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;

    final Map<String, SimulatedEvent> events = new HashMap<>();
    private final Simulation simulation;
    private final SplittableRandom random;
    private final VirtualTime time;
    private final SimulatedServer server;
    private final String name;
    private final int maxPending;
    private final DeliveryRules rules;
    private final boolean fixedKey;
    private final ArrayDeque<Message> inbox = new ArrayDeque<>();
    private final DeliveryLoop loop;
    private final Performer performer;

    /** How often something of ours throws for want of memory, of 1,000. */
    private final int noMemory;

    private int room;
    private long wakesAt;
    private boolean wakes;
    private boolean closing;
    private boolean closed;
    private int openDrains;
    private final Set<SimulatedEvent> untold = new LinkedHashSet<>();
    private int openEvents;
    private long ticks;
    private long lastInjected;
    private boolean everInjected;
    private boolean everLimited;
    private long pausedUntil;
    /** The same at most: a backoff is drawn at random. */
    private long perhapsPausedUntil;

    /** Pauses so far; and the requests since the last one that have ended. */
    private int round;

    private int endedInRound;
    private boolean knowsRound;

    private final List<SimulatedCall> sentNow = new ArrayList<>();
    private final List<SimulatedCall> out = new ArrayList<>();

    SimulatedClient(
            Simulation simulation,
            SplittableRandom random,
            VirtualTime time,
            SimulatedServer server,
            String name) {
        this.simulation = simulation;
        this.random = random;
        this.time = time;
        this.server = server;
        this.name = name;
        this.maxPending = random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 10_000;
        this.room = maxPending;
        this.noMemory = random.nextInt(5) == 0 ? random.nextInt(50) : 0;
        Duration maxRetryAfter = random.nextInt(4) == 0
                ? Duration.ofMillis(random.nextInt(3) * 1500L)
                : Duration.ofSeconds(random.nextInt(5) == 0 ? 3600 : 60);
        this.rules = new DeliveryRules(
                "acme",
                new RetryPolicy(random.nextInt(5), maxRetryAfter),
                Duration.ofMillis(1 + random.nextInt(3000)),
                1 + random.nextInt(random.nextBoolean() ? 4 : 64),
                random.nextInt(4) == 0 ? 0.5 + random.nextInt(1000) : 1,
                this::random,
                true);
        this.fixedKey = random.nextInt(3) > 0;
        ApiKey.Use key = fixedKey ? KeyOfTest.of("rxt_" + name) : null;
        this.loop = new DeliveryLoop(rules, new LoopExchange(ENDPOINT, this::wallClock), key, this::put);
        this.performer = new Performer(loop, server.engine(this), this::askForKey, this::reported, thrown -> {});
        this.pausedUntil = time.now();
        this.perhapsPausedUntil = time.now();
    }

    // What users do.

    void trackAsync(SimulatedEvent.Kind kind) {
        if (closing || room == 0) {
            return;
        }
        room--;
        SimulatedEvent event = newEvent(kind);
        event.delivery = Delivery.queued(event.event, rules.policy(), event);
        put(event.delivery);
    }

    void track() {
        if (closing) {
            return;
        }
        SimulatedEvent event = newEvent(SimulatedEvent.Kind.CALLER);
        Duration total =
                random.nextInt(3) == 0 ? Duration.ofMillis(1 + random.nextInt(20_000)) : null;
        event.hasTotal = total != null;
        event.endsAt = total == null ? 0 : time.now() + total.toNanos();
        RetryPolicy policy = random.nextInt(8) == 0 ? new RetryPolicy(0, Duration.ofHours(1)) : rules.policy();
        event.maxRetryAfter = policy.maxRetryAfter();
        event.delivery = Delivery.awaited(event.event, policy, total, time.now(), event);
        put(event.delivery);
        if (total != null) {
            simulation.mustHappen(event.endsAt, this, event::hasResult, () -> event + " is over its total");
        }
        mustHaveATurn(event, 0);
        if (random.nextInt(6) == 0) {
            time.in(random.nextInt(10) == 0 ? 0 : random.nextLong(20 * SECOND), () -> withdraw(event));
        }
    }

    private void mustHaveATurn(SimulatedEvent event, int calls) {
        long until = event.readyAt + rules.scaledNanos(event.maxRetryAfter);
        simulation.mustHappen(
                until,
                this,
                () -> !fixedKey || event.hasResult() || event.calls.size() > calls,
                () -> event + " has waited long enough for its turn");
    }

    /** Also after its result: both may come at the same moment. */
    private void withdraw(SimulatedEvent event) {
        if (!closed) {
            event.withdrawn = true;
            put(new Message.Withdrawal(event.delivery));
            simulation.mustHappen(time.now(), this, event::hasResult, () -> event + " was withdrawn");
        }
    }

    void flush() {
        drain(false, random.nextInt(3) == 0 ? 0 : random.nextLong(60 * SECOND), null);
    }

    void close(long within) {
        if (!closing) {
            closing = true;
            drain(true, within, null);
        }
    }

    private void drain(boolean closes, long within, @Nullable SimulatedEvent own) {
        if (closed) {
            return;
        }
        List<SimulatedEvent> pending = new ArrayList<>();
        for (SimulatedEvent event : untold) {
            if (event.kind != SimulatedEvent.Kind.CALLER) {
                pending.add(event);
            }
        }
        long deadline = time.now() + within;
        openDrains++;
        Delivery ownDelivery = own == null ? null : own.delivery;
        trace((closes ? "a close" : "a flush") + " begins, for " + Duration.ofNanos(within));
        Drain drain = new Drain(closes, deadline, ownDelivery, report -> {
            openDrains--;
            trace((closes ? "a close: " : "a flush: ") + report);
            closed |= closes;
            drained(closes, pending, own, deadline, report);
        });
        put(new Message.DrainRequest(drain));
        simulation.mustHappen(deadline, this, drain::isReplied, () -> (closes ? "a close" : "a flush") + " is over");
        if (random.nextInt(10) == 0) {
            time.in(random.nextLong(within + 1), () -> {
                if (!drain.isReplied()) {
                    put(new Message.DrainWithdrawal(drain));
                }
            });
        }
    }

    private void drained(
            boolean closes,
            List<SimulatedEvent> pending,
            @Nullable SimulatedEvent own,
            long deadline,
            DrainReport report) {
        long sum = report.delivered() + report.rejected() + report.undelivered().size();
        check(sum == pending.size(), () -> "a report of " + sum + " for " + pending.size() + " pending events: " + report);
        // Those too whose results are known and handed over a moment later.
        long delivered = pending.stream()
                .filter(e -> e.delivery.result instanceof Accepted)
                .count();
        check(report.delivered() == delivered, () -> "a report of " + report.delivered() + " delivered, not " + delivered);
        boolean allTold = pending.stream().allMatch(e -> e.told || e == own);
        check(!report.complete() || allTold, "a report says complete, and not all are told");
        check(report.complete() || !allTold || deadline - time.now() <= 0 || closes, "a report does not say complete");
        if (closes) {
            check(pending.stream().allMatch(SimulatedEvent::hasResult), "closed, and an event has no result");
        }
    }

    private SimulatedEvent newEvent(SimulatedEvent.Kind kind) {
        UUID id = new UUID(name.hashCode(), events.size());
        boolean invalid = random.nextInt(40) == 0;
        EventType type = random.nextBoolean() ? EventType.USER_REGISTERED : EventType.USER_CONVERTED;
        TrackingEvent tracked = TrackingEvent.of(type, invalid ? " " : "u" + events.size()).withEventId(id);
        SimulatedEvent event = new SimulatedEvent(this, tracked, kind);
        event.invalid = invalid;
        event.offeredAt = time.now();
        event.readyAt = time.now();
        events.put(event.id(), event);
        openEvents++;
        untold.add(event);
        if (random.nextInt(1000) < noMemory) {
            event.failedHandOvers = 1 + random.nextInt(3);
        }
        return event;
    }

    // What threads do.

    private void put(Message message) {
        if (message instanceof Message.Ended && random.nextInt(1000) < noMemory) {
            injected();
            throw new OutOfMemoryError("simulated, in the inbox");
        }
        inbox.add(message);
        // A thread that is woken is not there at once.
        wakeAt(time.now() + (random.nextInt(4) == 0 ? random.nextInt(1_000_000) : 0));
    }

    private void wakeAt(long moment) {
        if (!wakes || moment - wakesAt < 0) {
            wakes = true;
            wakesAt = moment;
            time.at(moment, () -> {
                if (wakes && wakesAt == moment) {
                    wakes = false;
                    run();
                }
            });
        }
    }

    private void run() {
        long now = time.now();
        sentNow.clear();
        boolean wasLooking = !wakes;
        loop.tick(inbox, now);
        check(wasLooking, "one tick at a time");
        performer.perform(now);
        notePauses(now);
        checkAfterTick(now);
        if (!inbox.isEmpty()) {
            wakeAt(now);
        } else if (!loop.isIdle()) {
            wakeAt(loop.nextMoment(now, now + 60 * SECOND));
        }
    }

    private double random() {
        if (random.nextInt(1000) < noMemory) {
            injected();
            throw new OutOfMemoryError("simulated, in a decision");
        }
        return random.nextDouble();
    }

    private java.time.Instant wallClock() {
        return time.instant();
    }

    private void askForKey() {
        if (random.nextInt(1000) < noMemory) {
            injected();
            throw new OutOfMemoryError("simulated, no thread for the key supplier");
        }
        int way = random.nextInt(100);
        if (way == 0) {
            return; // a supplier that never comes back
        }
        long latency = way < 90 ? random.nextLong(SECOND / 50) : random.nextLong(10 * SECOND);
        time.in(latency, () -> {
            put(new Message.KeySupplied(way < 95 ? KeyOfTest.of("rxt_" + name) : KeyOfTest.of("")));
        });
    }

    private void reported(AttemptReport report) {
        SimulatedEvent event = event(String.valueOf(report.event().eventId()));
        Attempt attempt = report.attempt();
        trace(event + " reports " + attempt);
        event.reports++;
        check(attempt.number() == event.reports, () -> event + " is reported as attempt " + attempt);
        Duration wait = attempt.nextWait();
        if (wait != null) {
            event.readyAt = time.now() + rules.scaledNanos(wait);
            if (event.kind == SimulatedEvent.Kind.CALLER) {
                mustHaveATurn(event, attempt.number());
            }
        }
        if (random.nextInt(1000) < noMemory) {
            throw new TestError();
        }
    }

    void injected() {
        everInjected = true;
        lastInjected = time.now();
    }

    // What the model sees.

    SimulatedEvent event(String id) {
        SimulatedEvent event = events.get(id);
        if (event == null) {
            throw new AssertionError("nobody tracked " + id);
        }
        return event;
    }

    void sent(SimulatedCall call, HttpEngine.Request request) {
        long now = time.now();
        SimulatedEvent event = call.event;
        check(!closed, () -> event + " was sent after the close");
        check(!event.invalid, () -> event + " was sent though it is invalid");
        check(request.attempt() == event.calls.size(), () -> event + " was sent with the number " + request.attempt());
        check(("Bearer rxt_" + name).equals(request.headers().get("Authorization")), "another key");
        check(now - event.readyAt >= 0, () -> event + " was sent before its wait was over");
        check(!event.hasTotal || event.endsAt - now > 0, () -> event + " was sent after its total");
        trace(event + " is sent");
        sentNow.add(call);
        simulation.mustHappen(
                now + rules.timeout().toNanos(), this, () -> !call.isOut(), () -> event + " was out for its time-out");
        out.add(call);
    }

    void cancelled(SimulatedCall call) {
        boolean first = !call.cancelled;
        check(first, () -> call.event + " was cancelled twice");
        trace(call.event + " is cancelled");
        call.cancelled = true;
    }

    void completed(SimulatedEvent event, TrackResult result) {
        trace(event + " ends as " + result);
        openEvents--;
        check(
                result.attempts() == event.calls.size(),
                () -> event + " ended as " + result + " after " + event.calls.size() + " requests");
        check(String.valueOf(result.eventId()).equals(event.id()), () -> event + " ended as " + result);
        check(
                !(result instanceof Accepted) || server.hasCounted(event),
                () -> event + " is accepted, and the server has not counted it");
        check(
                !(result instanceof ClientClosed) || closing,
                () -> event + " ended as " + result + ", and nobody closed");
        check(
                !(result instanceof ConnectionError error)
                        || !error.message().startsWith("internal error")
                        || everInjected,
                () -> event + " ended as " + result);
        check(
                !(result instanceof ConnectionError error) || !error.message().equals("interrupted") || event.withdrawn,
                () -> event + " ended as " + result);
        if (result instanceof RateLimited limited && limited.statusCode() == null && limited.retryAfter() != null) {
            boolean paused = perhapsPausedUntil - time.now() >= 0 || hasLimitNow();
            check(paused || isDisturbed(), () -> event + " ended as " + result);
        }
        if (result instanceof RateLimited limited && limited.message().startsWith("rate limit: no turn")) {
            check(event.kind == SimulatedEvent.Kind.CALLER, () -> event + " ended as " + result);
        }
        if (event.kind == SimulatedEvent.Kind.FUTURE) {
            notifyLater(event);
        } else {
            told(event);
            room += event.kind == SimulatedEvent.Kind.BULK ? 1 : 0;
        }
    }

    private void notifyLater(SimulatedEvent event) {
        if (random.nextInt(200) == 0) {
            return; // a callback that never comes back
        }
        long latency = random.nextInt(20) == 0 ? random.nextLong(5 * SECOND) : random.nextInt(100_000);
        time.in(latency, () -> {
            callback(event);
            told(event);
            room++;
            put(new Message.Notified(event.delivery));
        });
    }

    private void told(SimulatedEvent event) {
        event.told = true;
        untold.remove(event);
    }

    /** What callbacks do. */
    private void callback(SimulatedEvent event) {
        switch (random.nextInt(60)) {
            case 0 -> trackAsync(SimulatedEvent.Kind.FUTURE);
            case 1 -> track();
            case 2 -> drain(false, random.nextLong(SECOND), event);
            case 3 -> {
                if (!closing && random.nextInt(5) == 0) {
                    closing = true;
                    drain(true, random.nextLong(SECOND), event);
                }
            }
            default -> {
                // Most do nothing.
            }
        }
    }

    // What must hold.

    private void notePauses(long now) {
        for (SimulatedCall call : out) {
            if (call.limitedJustNow && !call.cancelled) {
                Duration asked = call.asked(time.instant());
                pause(now, asked == null ? SECOND : asked.compareTo(Duration.ofHours(1)) > 0 ? HOUR : asked.toNanos(), asked);
            }
            call.limitedJustNow = false;
        }
        sentNow.forEach(call -> call.round = round);
        for (SimulatedCall call : out) {
            endedInRound += !call.isOut() && call.round == round ? 1 : 0;
        }
        out.removeIf(call -> !call.isOut());
    }

    private static final boolean TRACE = Boolean.getBoolean("simulation.trace");

    private void trace(String what) {
        if (TRACE) {
            System.out.println(Duration.ofNanos(time.elapsed()) + " " + name + " " + what);
        }
    }

    private boolean hasLimitNow() {
        return out.stream().anyMatch(call -> call.limitedJustNow);
    }

    private void pause(long now, long nanos, @Nullable Duration asked) {
        everLimited = true;
        trace("paused for " + Duration.ofNanos(nanos) + ", asked " + asked);
        double jitter = asked == null ? 0.2 : 0;
        long most = now + (long) (nanos * (1 + jitter) / rules.timeScale()) + 1;
        perhapsPausedUntil = perhapsPausedUntil - most > 0 ? perhapsPausedUntil : most;
        round++;
        endedInRound = 0;
        knowsRound = !isDisturbed();
        if (isDisturbed()) {
            // The decision about this one may have been torn.
            return;
        }
        long least = now + (long) (nanos * (1 - jitter) / rules.timeScale());
        pausedUntil = pausedUntil - least > 0 ? pausedUntil : least;
    }

    private void checkAfterTick(long now) {
        for (SimulatedCall call : sentNow) {
            check(
                    pausedUntil - now <= 0,
                    () -> call.event + " was sent inside a pause that lasts for another " + Duration.ofNanos(pausedUntil - now));
        }
        long queued = queuedOut();
        check(queued <= rules.maxInFlight(), () -> queued + " are out, and " + rules.maxInFlight() + " may be");
        int allowed = 1 + endedInRound;
        if (round > 0 && knowsRound && allowed < 128) {
            long inRound = out.stream().filter(call -> call.round == round).count();
            check(inRound <= allowed, () -> inRound + " are out in a slow start that allows " + allowed);
        }
        // After a flood not every time: it would take longer than all else.
        boolean looks = ticks++ % (1 + untold.size() / 64) == 0;
        if (inbox.isEmpty() && looks) {
            int owned = 0;
            int due = 0;
            int dueCallers = 0;
            for (SimulatedEvent event : untold) {
                check(event.delivery.phase != null, () -> event + " has no owner");
                owned++;
                if (event.result == null && !event.isOut() && event.readyAt - now <= 0) {
                    due++;
                    dueCallers += event.kind == SimulatedEvent.Kind.CALLER ? 1 : 0;
                }
            }
            int all = owned;
            check(owned == loop.size(), () -> "the loop owns " + loop.size() + " deliveries and not " + all);
            checkNothingWaitsInVain(now, due, dueCallers, queued);
        }
    }

    private long queuedOut() {
        long queued = 0;
        for (SimulatedCall call : out) {
            queued += call.event.kind == SimulatedEvent.Kind.CALLER ? 0 : 1;
        }
        return queued;
    }

    private void checkNothingWaitsInVain(long now, int due, int dueCallers, long queued) {
        if (isDisturbed() || !fixedKey || perhapsPausedUntil - now > 0) {
            return;
        }
        check(due == 0 || !out.isEmpty(), () -> due + " events could be sent, and none is: " + phases());
        if (!everLimited) {
            check(dueCallers == 0, () -> dueCallers + " callers wait for no reason");
            check(due == 0 || queued == rules.maxInFlight(), () -> "only " + queued + " are out, and " + due + " are due");
        }
    }

    /** Whether something of ours threw a moment ago. */
    boolean isDisturbed() {
        return everInjected && time.now() - lastInjected <= SECOND;
    }

    String phases() {
        StringBuilder phases = new StringBuilder();
        untold.forEach(event -> phases.append(event).append(' ').append(event.delivery.phase).append(", "));
        return phases.toString();
    }

    boolean hasResults() {
        return openEvents == 0;
    }

    boolean isClosed() {
        return closed;
    }

    void checkAtEnd() {
        check(openDrains == 0, () -> openDrains + " drains got no report");
        check(out.isEmpty(), "requests are out after the end");
        for (SimulatedEvent event : events.values()) {
            check(event.result != null, () -> event + " got no result");
        }
    }

    private void check(boolean holds, String otherwise) {
        Simulation.check(holds, () -> name + ": " + otherwise);
    }

    private void check(boolean holds, java.util.function.Supplier<String> otherwise) {
        Simulation.check(holds, () -> name + ": " + otherwise.get());
    }
}
