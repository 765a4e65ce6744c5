package com.risenexa.tracking.outbox.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table, by name. What database it lies in is found out with the first connection that comes along, so that one held
 * by the caller is enough. Thread-safe.
 */
public final class OutboxTable {
    public static final String DEFAULT_NAME = "risenexa_outbox";

    /** The task of rows that wait for delivery, or are on their way. */
    public static final String DELIVER = "deliver";

    /** The task of rows that were refused. */
    public static final String PARKED = "parked";

    /** When parked rows are due: never, and still a moment that every database can hold. */
    static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_$]*\\.)?[A-Za-z_][A-Za-z0-9_$]*");

    private final String name;
    private volatile @Nullable Dialect dialect;

    public OutboxTable(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("tableName is '" + name
                    + "'; letters, digits and underscores are expected, with a schema in front or not");
        }
        this.name = name;
    }

    public String name() {
        return name;
    }

    public Dialect dialect(Connection connection) throws SQLException {
        Dialect known = dialect;
        if (known == null) {
            known = Dialect.of(connection);
            dialect = known;
        }
        return known;
    }

    /** Null until a connection has come along. */
    @Nullable
    Dialect knownDialect() {
        return dialect;
    }

    /**
     * Inserts a row that is due now.
     *
     * @return false if there is a row of this id
     */
    public boolean insert(Connection connection, String eventId, byte[] payload) throws SQLException {
        Dialect database = dialect(connection);
        String sql = "INSERT INTO " + name + " (task_instance, task_name, task_data, execution_time, picked, version,"
                + " recorded_at) VALUES (?, '" + DELIVER + "', ?, " + database.now() + ", false, 1, "
                + database.now() + ")" + (database.ignoresDuplicates() ? " ON CONFLICT DO NOTHING" : "");
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, eventId);
            insert.setBytes(2, payload);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (database.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /** What the database's clock says. */
    public Instant now(Connection connection) throws SQLException {
        Dialect database = dialect(connection);
        try (PreparedStatement query = connection.prepareStatement("SELECT " + database.now() + " AS db_now");
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return Objects.requireNonNull(database.read(rows, "db_now"));
        }
    }

    /**
     * Gives claimed rows back, due as they were.
     *
     * @param owner whose; null is everybody's
     * @return how many
     */
    public int release(Connection connection, @Nullable String owner) throws SQLException {
        String sql = "UPDATE " + name + " SET picked = false, picked_by = NULL, last_heartbeat = NULL,"
                + " version = version + 1 WHERE picked = true" + (owner == null ? "" : " AND picked_by = ?");
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            if (owner != null) {
                update.setString(1, owner);
            }
            return update.executeUpdate();
        }
    }
}
