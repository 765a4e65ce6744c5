package com.risenexa.tracking.outbox.internal.sql;

import com.risenexa.tracking.outbox.OutboxException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The SQL that differs between the databases. */
public enum Dialect {
    POSTGRESQL(TimestampColumn.WITH_ZONE, "clock_timestamp()", "greatest(?, statement_timestamp())", "42P01"),
    /** MariaDB too: nothing here differs between the two. */
    MYSQL(TimestampColumn.IN_UTC, "utc_timestamp(6)", "greatest(CAST(? AS datetime(6)), utc_timestamp(6))", "42S02"),
    H2(TimestampColumn.WITH_ZONE, "current_timestamp(6)", "greatest(?, current_timestamp(6))", "42S02 42S03 42S04"),
    SQLITE(
            TimestampColumn.MILLIS,
            "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
            "max(?, CAST(unixepoch('subsec') * 1000 AS INTEGER))",
            "");

    private static final int SQLITE_ERROR = 1;
    private static final int DUPLICATE_IN_MYSQL = 1062;
    private static final String DUPLICATE_IN_H2 = "23505";

    private final TimestampColumn timestamps;
    private final String now;
    private final String dueAt;
    /** The SQL states of a table that is not there. */
    private final String missingTable;

    Dialect(TimestampColumn timestamps, String now, String dueAt, String missingTable) {
        this.timestamps = timestamps;
        this.now = now;
        this.dueAt = dueAt;
        this.missingTable = missingTable;
    }

    /** By the database at the other end. */
    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String product = database.getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> POSTGRESQL;
            case "sqlite" -> SQLITE;
            case "h2" -> H2;
            case "mariadb", "mysql" -> MYSQL;
            default ->
                throw new OutboxException(
                        "the outbox supports PostgreSQL, MariaDB, MySQL, SQLite and H2, not " + product, null);
        };
    }

    /** The script that creates the table, on the class path. */
    String script() {
        return "/risenexa-outbox/" + name().toLowerCase(Locale.ROOT) + ".sql";
    }

    /** The database's own clock, in the type of the columns: the clocks of the instances do not matter. */
    String now() {
        return now;
    }

    /**
     * A moment that is bound, or the database's own if that is later, as an index takes it. A copy of its clock that lags
     * by a hair would pass by what was recorded just now, until the next poll.
     */
    public String dueAt() {
        return dueAt;
    }

    /** Whether a second insert of an id is passed over; else it fails, and only the statement with it. */
    boolean ignoresDuplicates() {
        return this == POSTGRESQL || this == SQLITE;
    }

    boolean isDuplicate(SQLException e) {
        return switch (this) {
            case MYSQL -> e.getErrorCode() == DUPLICATE_IN_MYSQL;
            case H2 -> DUPLICATE_IN_H2.equals(e.getSQLState());
            case POSTGRESQL, SQLITE -> false;
        };
    }

    boolean isMissingTable(SQLException e) {
        if (this == SQLITE) {
            return e.getErrorCode() == SQLITE_ERROR
                    && String.valueOf(e.getMessage()).contains("no such table");
        }
        return e.getSQLState() != null && missingTable.contains(e.getSQLState());
    }

    /** Binds a moment, or null. */
    public void bind(PreparedStatement statement, int index, @Nullable Instant moment) throws SQLException {
        if (moment == null) {
            timestamps.bindNull(statement, index);
        } else {
            timestamps.bind(statement, index, moment);
        }
    }

    public @Nullable Instant read(ResultSet rows, String column) throws SQLException {
        return timestamps.read(rows, column);
    }
}
