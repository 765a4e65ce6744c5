package com.risenexa.tracking.outbox.support;

import com.risenexa.testsupport.PostgresServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A real server of its own. */
public final class PostgresDatabase extends TestDatabase {
    private final EmbeddedPostgres server;

    public PostgresDatabase() {
        this(started());
    }

    private PostgresDatabase(EmbeddedPostgres server) {
        super(server.getJdbcUrl("postgres", "postgres"));
        this.server = server;
    }

    private static EmbeddedPostgres started() {
        try {
            return PostgresServer.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        server.close();
    }
}
