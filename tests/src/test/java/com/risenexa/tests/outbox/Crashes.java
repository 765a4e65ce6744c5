package com.risenexa.tests.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Application, workers and server as processes, killed one after the other at seeded moments of the application's work. */
final class Crashes implements AutoCloseable {
    private static final int MOST_BETWEEN_KILLS = 300;

    private final String jdbcUrl;
    private final Path serverData;
    private final String faults;
    private final boolean withOutbox;
    private final Random random;
    private final long seed;
    private final List<Child> workers = new ArrayList<>();
    private Child server;
    private Child application;
    private String port = "0";
    private int runs;

    Crashes(String jdbcUrl, Path serverData, String faults, int workers, boolean withOutbox, long seed)
            throws IOException {
        this.jdbcUrl = jdbcUrl;
        this.serverData = serverData;
        this.faults = faults;
        this.withOutbox = withOutbox;
        this.random = new Random(seed);
        this.seed = seed;
        this.server = startServer();
        for (int i = 0; i < workers; i++) {
            this.workers.add(startWorker());
        }
        this.application = startApplication();
    }

    private enum Victim {
        APPLICATION,
        WORKER,
        SERVER
    }

    /** Kills so many, each kind in turn, in an order of chance; what is killed is started again. */
    void kill(int times) throws IOException, InterruptedException {
        List<Victim> order = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            order.add(Victim.values()[i % Victim.values().length]);
        }
        Collections.shuffle(order, random);
        for (Victim victim : order) {
            int allowed = 20 + random.nextInt(MOST_BETWEEN_KILLS);
            application.tell(String.valueOf(allowed));
            int seen = random.nextInt(allowed / 2 + 1);
            for (int i = 0; i < seen; i++) {
                application.await("committed");
            }
            kill(victim);
        }
        application.tell(String.valueOf(MOST_BETWEEN_KILLS));
    }

    private void kill(Victim victim) throws IOException, InterruptedException {
        if (victim == Victim.SERVER) {
            server.kill();
            server = startServer();
        } else if (victim == Victim.WORKER && !workers.isEmpty()) {
            int which = random.nextInt(workers.size());
            workers.get(which).kill();
            workers.set(which, startWorker());
        } else {
            application.kill();
            application = startApplication();
        }
    }

    /** Lets the application end as it does on any day. */
    void endApplication() throws IOException, InterruptedException {
        application.end();
    }

    String port() {
        return port;
    }

    private Child startServer() throws IOException {
        Child child = Child.start(ServerProcess.class, serverData.toString(), port, faults);
        port = child.await("ready");
        return child;
    }

    private Child startWorker() throws IOException {
        Child child = Child.start(WorkerProcess.class, jdbcUrl, port, "1000");
        child.await("ready");
        return child;
    }

    private Child startApplication() throws IOException {
        runs++;
        Child child = Child.start(
                Application.class,
                jdbcUrl,
                port,
                "run" + runs,
                String.valueOf(seed + runs * 100L),
                withOutbox ? "outbox" : "async");
        child.await("ready");
        return child;
    }

    @Override
    public void close() {
        application.close();
        workers.forEach(Child::close);
        server.close();
    }
}
