package com.risenexa.tracking.outbox.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

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
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(5))
                    .start();
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
