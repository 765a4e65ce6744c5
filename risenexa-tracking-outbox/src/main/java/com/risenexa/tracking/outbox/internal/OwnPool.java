package com.risenexa.tracking.outbox.internal;

import com.risenexa.tracking.outbox.OutboxException;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A HikariCP pool for an outbox that is given a JDBC URL or a file in place of a DataSource. It opens no connection before
 * it is asked for one.
 */
record OwnPool(DataSource dataSource, Runnable closing) {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final int CONNECTIONS = 4;
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration VALIDATE = Duration.ofSeconds(2);

    /**
     * What a driver is told unless the URL says otherwise, by the beginning of the URL. A connection that has been silent
     * for 20 s is given up; a commit of SQLite is on the disk.
     */
    private static final Map<String, Map<String, String>> DRIVER_SETTINGS = Map.of(
            SQLITE,
            Map.of(
                    "journal_mode", "WAL",
                    "synchronous", "FULL",
                    "busy_timeout", "20000",
                    // A transaction that reads first and writes later would fail at once if another has written
                    // meanwhile.
                    "transaction_mode", "IMMEDIATE"),
            "jdbc:postgresql:",
            Map.of("socketTimeout", "20", "connectTimeout", "10"),
            "jdbc:mariadb:",
            Map.of("socketTimeout", "20000", "connectTimeout", "10000"),
            "jdbc:mysql:",
            Map.of("socketTimeout", "20000", "connectTimeout", "10000"));

    static OwnPool of(String jdbcUrl) {
        try {
            DriverManager.getDriver(jdbcUrl);
            return hikari(jdbcUrl);
        } catch (SQLException none) {
            // Not as the cause: its SQL state is that of a database that is down, and waiting does not help here.
            throw missing(jdbcUrl, "no JDBC driver", null);
        } catch (NoClassDefFoundError e) {
            throw missing(jdbcUrl, "no HikariCP", e);
        }
    }

    /** The same for a SQLite file; creates its folder. */
    static OwnPool of(Path file) {
        Path path = file.toAbsolutePath();
        if (path.toString().indexOf('?') >= 0) {
            throw new OutboxException("the path of an embedded outbox must not contain '?': " + path, null);
        }
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new OutboxException("the folder of " + path + " cannot be created: " + e.getMessage(), e);
        }
        return of(SQLITE + path);
    }

    private static OwnPool hikari(String jdbcUrl) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("risenexa-outbox");
        pool.setJdbcUrl(jdbcUrl);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(CONNECT.toMillis());
        pool.setValidationTimeout(VALIDATE.toMillis());
        DRIVER_SETTINGS.getOrDefault(kind(jdbcUrl), Map.of()).forEach((name, value) -> {
            if (!jdbcUrl.contains("?" + name + "=") && !jdbcUrl.contains("&" + name + "=")) {
                pool.addDataSourceProperty(name, value);
            }
        });
        return new OwnPool(pool, pool::close);
    }

    /** Such as {@code jdbc:postgresql:}; in the rest of a URL there may be a password. */
    private static String kind(String jdbcUrl) {
        return jdbcUrl.substring(0, jdbcUrl.indexOf(':', jdbcUrl.indexOf(':') + 1) + 1);
    }

    private static OutboxException missing(String jdbcUrl, String what, @Nullable Throwable cause) {
        String driver = jdbcUrl.startsWith(SQLITE) ? "org.xerial:sqlite-jdbc" : "the database's JDBC driver";
        return new OutboxException(
                what + " on the class path for '" + kind(jdbcUrl) + "': add com.zaxxer:HikariCP and " + driver, cause);
    }
}
