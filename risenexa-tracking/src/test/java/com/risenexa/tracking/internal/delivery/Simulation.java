package com.risenexa.tracking.internal.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of clients against the model of a server, on virtual time; the seed decides everything. */
final class Simulation {
    private static final long SECOND = 1_000_000_000L;

    /** A thread that is woken comes a little later. */
    private static final long SLACK = 2_000_000L;

    /** What threw for want of memory is tried again after 10 ms, and may throw again. */
    private static final long REPAIR_SLACK = SECOND;

    private static final long LIMIT = 30L * 24 * 3600 * SECOND;
    private static final int MAX_STEPS = 2_000_000;

    /** The first thing that did not hold: thrown within the loop it would be caught there. */
    private @Nullable AssertionError failure;

    private final SplittableRandom random;
    private final VirtualTime time;
    private final SimulatedServer server;
    private final List<SimulatedClient> clients = new ArrayList<>();
    private boolean opsAreOver;
    private int steps;

    /** What a run was made of. */
    record Figures(int events, int exchanges, long nanos) {}

    Simulation(long seed) {
        random = new SplittableRandom(seed);
        time = new VirtualTime(start());
        server = new SimulatedServer(random, time);
    }

    private long start() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> Long.MAX_VALUE - random.nextLong(1000 * SECOND);
            default -> random.nextLong();
        };
    }

    Figures run() {
        int count = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < count; i++) {
            clients.add(new SimulatedClient(this, random, time, server, "client" + i));
        }
        long span = (long) (SECOND * Math.pow(10, 4 * random.nextDouble() - 2));
        schedule(span);
        boolean patient = random.nextInt(3) > 0;
        time.in(span, () -> opsAreOver = true);
        boolean closing = false;
        while (!opsAreOver || !clients.stream().allMatch(client -> client.users.haveClosed())) {
            step();
            if (opsAreOver && !closing && (!patient || clients.stream().allMatch(SimulatedClient::hasResults))) {
                closing = true;
                clients.forEach(
                        client -> client.users.close(random.nextInt(3) == 0 ? 0 : random.nextLong(10 * SECOND)));
            }
        }
        while (!time.isOver()) {
            step();
        }
        clients.forEach(SimulatedClient::checkAtEnd);
        int events = clients.stream().mapToInt(client -> client.events.size()).sum();
        return new Figures(events, server.exchanges(), time.elapsed());
    }

    /** What users do, and when. */
    private void schedule(long span) {
        int ops = 1 + random.nextInt(random.nextInt(20) == 0 ? 200 : 40);
        for (int i = 0; i < ops; i++) {
            SimulatedClient client = clients.get(random.nextInt(clients.size()));
            time.in(random.nextLong(span), operation(client));
        }
    }

    private Runnable operation(SimulatedClient client) {
        return switch (random.nextInt(40)) {
            case 0 -> client.users::flush;
            case 1 -> () -> client.users.close(random.nextLong(20 * SECOND));
            case 2 -> () -> time.moveWallClock(random.nextLong(-10_000_000 * SECOND, 10_000_000 * SECOND));
            case 3 -> flood(client, 20 + random.nextInt(random.nextInt(60) == 0 ? 2000 : 60));
            case 4, 5, 6, 7, 8, 9, 10, 11, 12 -> client.users::track;
            case 13, 14, 15, 16 -> () -> client.users.trackAsync(SimulatedEvent.Kind.BULK);
            default -> () -> client.users.trackAsync(SimulatedEvent.Kind.FUTURE);
        };
    }

    private Runnable flood(SimulatedClient client, int size) {
        return () -> {
            for (int i = 0; i < size; i++) {
                client.users.trackAsync(random.nextInt(4) == 0 ? SimulatedEvent.Kind.BULK : SimulatedEvent.Kind.FUTURE);
            }
        };
    }

    private void step() {
        check(!time.isOver(), () -> "everything has come to a stop: nobody looks again");
        check(++steps < MAX_STEPS && time.elapsed() < LIMIT, () -> "no end after " + steps + " steps");
        time.runNext();
        if (failure != null) {
            throw failure;
        }
    }

    /** That something has happened by a moment, or a little later. */
    void mustHappen(long moment, SimulatedClient client, BooleanSupplier happened, Supplier<String> what) {
        time.at(moment + SLACK, () -> {
            if (!happened.getAsBoolean()) {
                check(client.isDisturbed(), () -> what.get() + ", and it did not happen: " + client.phases());
                time.in(REPAIR_SLACK, () -> check(happened.getAsBoolean(), () -> what.get() + ", and never happened"));
            }
        });
    }

    void check(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            failure = failure == null ? new AssertionError(otherwise.get()) : failure;
            throw failure;
        }
    }
}
