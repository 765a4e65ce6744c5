package com.risenexa.tracking.outbox.internal.pool;

import com.risenexa.tracking.outbox.OutboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Connections to a SQLite file, with the settings under which a commit is one. */
public final class SqliteFile {
    private static final Duration BUSY = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 4;

    private SqliteFile() {}

    /** Opens nothing yet; makes the folder. */
    public static SmallPool pool(Path file) {
        String path = file.toAbsolutePath().toString();
        if (path.indexOf('?') >= 0) {
            throw new OutboxException("the file of an embedded outbox must have no ? in its path: " + path, null);
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new OutboxException("the folder of " + path + " cannot be made: " + e.getMessage(), e);
        }
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", String.valueOf(BUSY.toMillis()));
        // A transaction that reads first and writes later would fail at once where another has written meanwhile.
        settings.setProperty("transaction_mode", "IMMEDIATE");
        return new SmallPool(CONNECTIONS, BUSY, () -> {
            try {
                return DriverManager.getConnection("jdbc:sqlite:" + path, settings);
            } catch (SQLException e) {
                if (String.valueOf(e.getMessage()).contains("No suitable driver")) {
                    throw new SQLException("an embedded outbox needs org.xerial:sqlite-jdbc on the class path", e);
                }
                throw e;
            }
        });
    }
}
