package com.risenexa.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/** Starts PostgreSQL servers for tests. */
public final class PostgresServer {
    private static final int TRIES = 3;
    private static final Duration STARTUP = Duration.ofMinutes(3);

    /** Below the ports that systems give to outgoing connections and to servers that ask for any. */
    private static final int FIRST_PORT = 10_000;

    private static final int LAST_PORT = 30_000;

    private PostgresServer() {}

    public static EmbeddedPostgres start() throws IOException {
        return start(builder -> builder);
    }

    /**
     * Starts a server on a free port. The port is free when it is chosen and may be taken by another process before the
     * server listens; the server then never answers, so another port is tried.
     *
     * @param settings what the server differs in; asked once for each try
     */
    public static EmbeddedPostgres start(UnaryOperator<EmbeddedPostgres.Builder> settings) throws IOException {
        for (int tries = 1; ; tries++) {
            int port = freePort();
            try {
                return settings.apply(EmbeddedPostgres.builder().setPort(port).setPGStartupWait(STARTUP))
                        .start();
            } catch (IOException e) {
                if (tries == TRIES) {
                    throw e;
                }
                System.out.printf("PostgreSQL did not start on port %d (%s); another port is tried%n", port, e);
            }
        }
    }

    /** For a server that keeps its data over a restart: what it committed outlives a kill. */
    public static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder builder) {
        return builder.setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
    }

    /** A port that a server may be started on later; it is free now. */
    public static int freePort() throws IOException {
        for (int tries = 1; ; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (tries == 100) {
                    throw taken;
                }
            }
        }
    }
}
