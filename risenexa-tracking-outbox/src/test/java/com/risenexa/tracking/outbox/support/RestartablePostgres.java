package com.risenexa.tracking.outbox.support;

import com.risenexa.testsupport.PostgresServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A real server that keeps its data over a restart, on either of two ports; its clients know both. A fail-over is a start
 * with the same data on the other port, as with a synchronous standby.
 */
public final class RestartablePostgres extends TestDatabase {
    private final Path folder;
    private final int otherPort;
    private EmbeddedPostgres server;

    public RestartablePostgres(Path folder) throws IOException {
        this(folder, PostgresServer.start(builder -> onDisk(builder, folder)), PostgresServer.freePort());
    }

    private RestartablePostgres(Path folder, EmbeddedPostgres server, int otherPort) {
        super("jdbc:postgresql://localhost:" + server.getPort() + ",localhost:" + otherPort
                + "/postgres?user=postgres&targetServerType=primary");
        this.folder = folder;
        this.server = server;
        this.otherPort = otherPort;
    }

    public int port() {
        return server.getPort();
    }

    /** The address of one server, or of a proxy before it. */
    public String urlAt(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
    }

    public void restart() throws IOException {
        startAgain(server.getPort());
    }

    public void failOver() throws IOException {
        startAgain(otherPort);
    }

    private void startAgain(int port) throws IOException {
        server.close();
        server = PostgresServer.start(builder -> onDisk(builder.setPort(port), folder));
    }

    private static EmbeddedPostgres.Builder onDisk(EmbeddedPostgres.Builder builder, Path folder) {
        return PostgresServer.durable(builder)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
    }

    @Override
    public void close() throws IOException {
        super.close();
        server.close();
    }
}
