package com.risenexa.tracking.outbox.internal.sql;

import com.risenexa.tracking.outbox.OutboxTableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The table as it must be. Its version is told by its columns. */
public record Schema(OutboxTable table) {
    private static final Set<String> COLUMNS = Set.of(
            "task_instance",
            "task_name",
            "task_data",
            "execution_time",
            "picked",
            "picked_by",
            "last_success",
            "last_failure",
            "consecutive_failures",
            "last_heartbeat",
            "version",
            "recorded_at",
            "parked_at",
            "last_result");

    /** Whether there is a table of this name, of whatever version. */
    private boolean isThere(Connection connection) throws SQLException {
        Dialect database = table.dialect(connection);
        try {
            columns(connection);
            return true;
        } catch (SQLException e) {
            if (database.isMissingTable(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether it failed because the table is missing: then what to say; else null. */
    public @Nullable OutboxTableException missing(SQLException failure) {
        Dialect database = table.knownDialect();
        return database != null && database.isMissingTable(failure) ? missing(database) : null;
    }

    private OutboxTableException missing(Dialect database) {
        return new OutboxTableException("table " + table.name() + " is missing; create it by outbox.createTable(), by"
                + " risenexa outbox migrate, or by the script "
                + database.script().substring(1) + " in this jar");
    }

    /** Throws if the table is missing or of another version. */
    public void check(Connection connection) throws SQLException {
        if (!isThere(connection)) {
            throw missing(table.dialect(connection));
        }
        Set<String> there = columns(connection);
        Set<String> missing = new TreeSet<>(COLUMNS);
        missing.removeAll(there);
        Set<String> unknown = new TreeSet<>(there);
        unknown.removeAll(COLUMNS);
        if (!missing.isEmpty()) {
            throw new OutboxTableException("table " + table.name() + " is of an older version: it has no column "
                    + String.join(", ", missing) + "; run the scripts of this version on it");
        }
        if (!unknown.isEmpty()) {
            throw new OutboxTableException("table " + table.name() + " is of a newer version: column "
                    + String.join(", ", unknown) + " is not known here; update risenexa-tracking-outbox");
        }
    }

    /** Throws what the database throws if nothing can be written. */
    public void checkWritable(Connection connection) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table.name() + " WHERE task_instance = ''")) {
            delete.executeUpdate();
        }
    }

    /** Whether the table was made by this; throws if it is there in another version. */
    public boolean createIfMissing(Connection connection) throws SQLException {
        if (isThere(connection)) {
            check(connection);
            return false;
        }
        // Where a statement that failed spoils the transaction, it has to begin anew.
        connection.rollback();
        create(connection);
        return true;
    }

    private void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(table.dialect(connection))) {
                statement.execute(sql);
            }
        }
    }

    private Set<String> columns(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM " + table.name() + " WHERE 1 = 0");
                ResultSet rows = query.executeQuery()) {
            ResultSetMetaData columns = rows.getMetaData();
            Set<String> names = new TreeSet<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return names;
        }
    }

    private List<String> statements(Dialect database) {
        String simpleName = table.name().substring(table.name().indexOf('.') + 1);
        String script = read(database.script())
                .replaceAll("(?m)^--.*$", "")
                .replaceAll(OutboxTable.DEFAULT_NAME + "(?=_)", simpleName)
                .replaceAll("\\b" + OutboxTable.DEFAULT_NAME + "\\b", table.name());
        List<String> statements = new ArrayList<>();
        for (String statement : script.split(";", -1)) {
            if (!statement.isBlank()) {
                statements.add(statement.strip());
            }
        }
        return statements;
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
