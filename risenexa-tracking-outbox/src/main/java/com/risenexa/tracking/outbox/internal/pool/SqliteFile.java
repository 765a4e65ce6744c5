package com.risenexa.tracking.outbox.internal.pool;

import com.risenexa.tracking.outbox.OutboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** Transactions to a SQLite file, with the settings under which a commit is one. */
public final class SqliteFile {
    private static final String PREFIX = "jdbc:sqlite:";
    private static final Duration BUSY = Duration.ofSeconds(20);

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
        return SmallPool.of(PREFIX + path);
    }

    static boolean isUrl(String jdbcUrl) {
        return jdbcUrl.startsWith(PREFIX);
    }

    /** What the driver is told beside the URL, which it would let go before the URL: so not what the URL says itself. */
    static Properties settings(String jdbcUrl) {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", String.valueOf(BUSY.toMillis()));
        // A transaction that reads first and writes later would fail at once where another has written meanwhile.
        settings.setProperty("transaction_mode", "IMMEDIATE");
        settings.stringPropertyNames().stream()
                .filter(name -> jdbcUrl.contains("?" + name + "=") || jdbcUrl.contains("&" + name + "="))
                .forEach(settings::remove);
        return settings;
    }
}
