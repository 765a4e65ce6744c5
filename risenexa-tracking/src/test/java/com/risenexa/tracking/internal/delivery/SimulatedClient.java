package com.risenexa.tracking.internal.delivery;

import com.risenexa.tracking.Accepted;
import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.Undelivered.ClientClosed;
import com.risenexa.tracking.Undelivered.ConnectionError;
import com.risenexa.tracking.Undelivered.RateLimited;
import com.risenexa.tracking.internal.config.ApiKey;
import com.risenexa.tracking.internal.delivery.Outputs.AttemptReport;
import com.risenexa.tracking.internal.http.Exchange;
import com.risenexa.tracking.spi.HttpEngine;
import com.risenexa.tracking.testing.TestError;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** One client: the loop that is tested, the model in the place of its threads, and what must hold beside it. */
final class SimulatedClient {
    private static final URI ENDPOINT = URI.create("https://app.risenexa.com/api/v1/track");
    private static final boolean TRACE = Boolean.getBoolean("simulation.trace");
    private static final long SECOND = 1_000_000_000L;

    final Map<String, SimulatedEvent> events = new HashMap<>();
    final String name;
    final DeliveryRules rules;
    final SimulatedUsers users;
    private final Simulation simulation;
    private final SplittableRandom random;
    private final VirtualTime time;
    private final SimulatedServer server;
    private final boolean fixedKey;
    private final ArrayDeque<Message> inbox = new ArrayDeque<>();
    private final DeliveryLoop loop;
    private final Performer performer;
    private final PauseModel pauses;
    private final Set<SimulatedEvent> untold = new LinkedHashSet<>();
    private final List<SimulatedCall> sentNow = new ArrayList<>();

    /** How often something of ours throws for want of memory, of 1,000. */
    private final int noMemory;

    private boolean everInjected;
    private long lastInjected;
    private boolean wakes;
    private long wakesAt;
    private int openEvents;
    private long ticks;

    SimulatedClient(
            Simulation simulation, SplittableRandom random, VirtualTime time, SimulatedServer server, String name) {
        this.simulation = simulation;
        this.random = random;
        this.time = time;
        this.server = server;
        this.name = name;
        this.noMemory = random.nextInt(5) == 0 ? random.nextInt(50) : 0;
        this.rules = RandomRules.of(random, this::chance);
        this.fixedKey = random.nextInt(3) > 0;
        ApiKey.Use key = fixedKey ? KeyOfTest.of("rxt_" + name) : null;
        this.loop = new DeliveryLoop(rules, new Exchange(ENDPOINT, time), key, this::put);
        this.performer = new Performer(loop, server.engine(this), this::askForKey, this::reported, thrown -> {});
        this.pauses = new PauseModel(time, rules.timeScale(), this::mustGoOnAt);
        this.users = new SimulatedUsers(this, simulation, random, time);
    }

    // The threads.

    void put(Message message) {
        if (message instanceof Message.Ended && lacksMemory()) {
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
        loop.tick(inbox, now);
        performer.perform(now);
        pauses.note(sentNow, isDisturbed());
        checkAfterTick(now);
        if (!inbox.isEmpty()) {
            wakeAt(now);
        } else if (!loop.isIdle()) {
            wakeAt(loop.nextMoment(now, now + 60 * SECOND));
        }
    }

    private double chance() {
        if (lacksMemory()) {
            throw new OutOfMemoryError("simulated, in a decision");
        }
        return random.nextDouble();
    }

    private void askForKey() {
        if (lacksMemory()) {
            throw new OutOfMemoryError("simulated, no thread for the key supplier");
        }
        int way = random.nextInt(100);
        if (way > 0) { // else a supplier that never comes back
            long latency = way < 90 ? random.nextLong(SECOND / 50) : random.nextLong(10 * SECOND);
            String key = way < 95 ? "rxt_" + name : "";
            time.in(latency, () -> put(new Message.KeySupplied(KeyOfTest.of(key))));
        }
    }

    private void reported(AttemptReport report) {
        SimulatedEvent event = event(String.valueOf(report.event().eventId()));
        trace(event + " reports " + report.attempt());
        event.reports++;
        check(report.attempt().number() == event.reports, () -> event + " is reported as " + report.attempt());
        Duration wait = report.attempt().nextWait();
        if (wait != null) {
            event.readyAt = time.now() + rules.scaledNanos(wait);
            if (event.kind == SimulatedEvent.Kind.CALLER) {
                mustHaveATurn(event, report.attempt().number());
            }
        }
        if (lacksMemory()) {
            throw new TestError();
        }
    }

    boolean lacksMemory() {
        boolean lacks = random.nextInt(1000) < noMemory;
        if (lacks) {
            injected();
        }
        return lacks;
    }

    void injected() {
        everInjected = true;
        lastInjected = time.now();
    }

    /** Whether something of ours threw a moment ago. */
    boolean isDisturbed() {
        return everInjected && time.now() - lastInjected <= SECOND;
    }

    // What the model sees.

    void add(SimulatedEvent event) {
        events.put(event.id(), event);
        untold.add(event);
        openEvents++;
    }

    SimulatedEvent event(String id) {
        SimulatedEvent event = events.get(id);
        if (event == null) {
            throw new AssertionError("nobody tracked " + id);
        }
        return event;
    }

    /** Those that a flush waits for. */
    List<SimulatedEvent> pending() {
        return untold.stream()
                .filter(event -> event.kind != SimulatedEvent.Kind.CALLER)
                .toList();
    }

    void told(SimulatedEvent event) {
        event.told = true;
        untold.remove(event);
    }

    void mustHaveATurn(SimulatedEvent event, int calls) {
        simulation.mustHappen(
                event.readyAt + rules.scaledNanos(event.maxRetryAfter),
                this,
                () -> !fixedKey || event.hasResult() || event.calls.size() > calls,
                () -> event + " has waited long enough for its turn");
    }

    void sent(SimulatedCall call, HttpEngine.Request request) {
        long now = time.now();
        SimulatedEvent event = call.event;
        trace(event + " is sent");
        check(!users.haveClosed(), () -> event + " was sent after the close");
        check(!event.invalid, () -> event + " was sent though it is invalid");
        check(request.attempt() == event.calls.size(), () -> event + " was sent with the number " + request.attempt());
        check(("Bearer rxt_" + name).equals(request.headers().get("Authorization")), () -> "another key");
        check(now - event.readyAt >= 0, () -> event + " was sent before its wait was over");
        check(!event.hasTotal || event.endsAt - now > 0, () -> event + " was sent after its total");
        sentNow.add(call);
        pauses.out.add(call);
        long timeout = now + rules.timeout().toNanos();
        simulation.mustHappen(timeout, this, () -> !call.isOut(), () -> event + " was out for its time-out");
    }

    void cancelled(SimulatedCall call) {
        trace(call.event + " is cancelled");
        check(!call.cancelled, () -> call.event + " was cancelled twice");
        call.cancelled = true;
    }

    void completed(SimulatedEvent event, TrackResult result) {
        trace(event + " ends as " + result);
        openEvents--;
        Supplier<String> ended = () -> event + " ended as " + result + " after " + event.calls.size() + " requests";
        check(result.attempts() == event.calls.size(), ended);
        check(String.valueOf(result.eventId()).equals(event.id()), ended);
        check(!(result instanceof Accepted) || server.hasCounted(event), () -> ended.get() + ", and is not counted");
        check(!(result instanceof ClientClosed) || users.areClosing(), ended);
        if (result instanceof ConnectionError error) {
            check(!error.message().startsWith("internal error") || everInjected, ended);
            check(!error.message().equals("interrupted") || event.withdrawn, ended);
        }
        if (result instanceof RateLimited limited && limited.statusCode() == null) {
            boolean asked = limited.message().startsWith("server asks to wait");
            check(!asked || pauses.mayBePaused() || isDisturbed(), ended);
            check(asked || event.kind == SimulatedEvent.Kind.CALLER, ended);
        }
        users.completed(event);
    }

    // What must hold.

    private void checkAfterTick(long now) {
        for (SimulatedCall call : sentNow) {
            check(pauses.left().isZero(), () -> call.event + " was sent " + pauses.left() + " before a pause ends");
        }
        check(!pauses.hasTooManyOut(), () -> "more are out than a slow start allows");
        int queued = pauses.queuedOut();
        check(queued <= rules.maxInFlight(), () -> queued + " are out, and " + rules.maxInFlight() + " may be");
        // After a flood not every time: it would take longer than all else.
        if (inbox.isEmpty() && ticks++ % (1 + untold.size() / 64) == 0) {
            check(untold.size() == loop.size(), () -> "the loop owns " + loop.size() + " and not " + phases());
            untold.forEach(event -> check(event.delivery.phase != null, () -> event + " has no owner"));
            if (!isDisturbed() && fixedKey && !pauses.mayBePaused()) {
                checkThatNoneWaits(now, queued);
            }
        }
    }

    /** After a pause somebody looks, though nobody calls. */
    private void mustGoOnAt(long moment) {
        simulation.mustHappen(
                moment,
                this,
                () -> !fixedKey
                        || pauses.mayBePaused()
                        || !pauses.out.isEmpty()
                        || untold.stream().noneMatch(event -> event.isDue(moment)),
                () -> "a pause is over");
    }

    private void checkThatNoneWaits(long now, int queued) {
        List<SimulatedEvent> due =
                untold.stream().filter(event -> event.isDue(now)).toList();
        check(due.isEmpty() || !pauses.out.isEmpty(), () -> "events could be sent, and none is: " + phases());
        if (!pauses.everLimited()) {
            boolean callerWaits = due.stream().anyMatch(event -> event.kind == SimulatedEvent.Kind.CALLER);
            check(!callerWaits, () -> "callers wait for no reason: " + phases());
            check(due.isEmpty() || queued == rules.maxInFlight(), () -> "only " + queued + " are out: " + phases());
        }
    }

    String phases() {
        StringBuilder phases = new StringBuilder();
        untold.forEach(event ->
                phases.append(event).append(' ').append(event.delivery.phase).append(", "));
        return phases.toString();
    }

    boolean hasResults() {
        return openEvents == 0;
    }

    void checkAtEnd() {
        check(users.drainsOpen() == 0, () -> users.drainsOpen() + " drains got no report");
        check(pauses.out.isEmpty(), () -> "requests are out after the end");
        events.values().forEach(event -> check(event.result != null, () -> event + " got no result"));
    }

    void check(boolean holds, Supplier<String> otherwise) {
        simulation.check(holds, () -> name + ": " + otherwise.get());
    }

    void trace(String what) {
        if (TRACE) {
            System.out.println(Duration.ofNanos(time.elapsed()) + " " + name + " " + what);
        }
    }
}
