package com.risenexa.tests.outbox;

import com.risenexa.tracking.TrackResult;
import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Signs users up from 8 threads, each with a row of the application's own and an event in one transaction; every tenth
 * is rolled back. Does as many as its input allows, and says each commit.
 */
final class Application {
    private static final int THREADS = 8;
    private static final double ROLLED_BACK = 0.1;
    private static final int ENOUGH = 1_000_000;

    private final String jdbcUrl;
    private final TrackingClient client;
    private final TrackingOutbox outbox;
    private final boolean withOutbox;
    private final Semaphore allowed = new Semaphore(0);
    private final AtomicInteger granted = new AtomicInteger();

    private Application(String jdbcUrl, TrackingClient client, boolean withOutbox) {
        this.jdbcUrl = jdbcUrl;
        this.client = client;
        this.outbox = TrackingOutbox.builder(jdbcUrl, client).build();
        this.withOutbox = withOutbox;
    }

    public static void main(String[] arguments) throws Exception {
        String run = arguments[2];
        long seed = Long.parseLong(arguments[3]);
        boolean withOutbox = arguments[4].equals("outbox");
        // Without an outbox it is the client's retries alone that bridge a restart of the server: at their real pace.
        try (TrackingClient client = Waits.client(arguments[1], withOutbox ? Waits.PACE : 1)) {
            Application application = new Application(arguments[0], client, withOutbox);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String prefix = run + "-" + i + "-";
                Random random = new Random(seed + i);
                Thread thread = new Thread(() -> application.signUp(prefix, random));
                thread.start();
                threads.add(thread);
            }
            Child.say("ready");
            application.obey();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void obey() throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            granted.addAndGet(Integer.parseInt(line));
            allowed.release(Integer.parseInt(line));
        }
        // What was granted is done first; then each thread finds that there is nothing more.
        allowed.release(ENOUGH);
    }

    private void signUp(String prefix, Random random) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            allowed.acquire();
            for (int n = 0; granted.getAndDecrement() > 0; n++) {
                // SQLite's driver begins a transaction here, and would hold the write lock while this thread waits.
                connection.setAutoCommit(false);
                signUp(connection, prefix + n, random.nextDouble() < ROLLED_BACK);
                connection.setAutoCommit(true);
                allowed.acquire();
            }
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private void signUp(Connection connection, String user, boolean rollBack) throws Exception {
        TrackingEvent event = TrackingEvent.registration(user).withEventIdFrom(user);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO signups VALUES (?)")) {
            insert.setString(1, String.valueOf(event.eventId()));
            insert.executeUpdate();
        }
        if (withOutbox) {
            outbox.record(connection, event);
        }
        if (rollBack) {
            connection.rollback();
            return;
        }
        connection.commit();
        if (!withOutbox) {
            // Its result is what the proof is about.
            Future<TrackResult> unused = client.trackAsync(event);
        }
        Child.say("committed");
    }
}
