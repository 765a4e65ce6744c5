package com.risenexa.tracking.outbox.internal.work;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.risenexa.tracking.outbox.internal.sql.Dialect;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine's SQL in our dialects: many rows are claimed in one statement or one transaction, on every database, and
 * moments are bound as the table has them.
 */
final class DialectCustomization extends DefaultJdbcCustomization {
    private final Dialect dialect;

    DialectCustomization(Dialect dialect) {
        super(false);
        this.dialect = dialect;
    }

    @Override
    public String getName() {
        return dialect.name();
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant value) throws SQLException {
        dialect.bind(statement, index, value);
    }

    @Override
    public @Nullable Instant getInstant(ResultSet rows, String columnName) throws SQLException {
        return dialect.read(rows, columnName);
    }

    @Override
    public void setTaskData(PreparedStatement statement, int index, byte[] value) throws SQLException {
        statement.setBytes(index, value);
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " LIMIT " + limit;
    }

    @Override
    public boolean supportsSingleStatementLockAndFetch() {
        return dialect == Dialect.POSTGRESQL || dialect == Dialect.SQLITE;
    }

    @Override
    public boolean supportsGenericLockAndFetch() {
        return !supportsSingleStatementLockAndFetch();
    }

    @Override
    public String createGenericSelectForUpdateQuery(
            String tableName, int limit, String requiredAndCondition, boolean orderByPriority) {
        return "SELECT * FROM " + tableName + " WHERE picked = ? AND execution_time <= " + dialect.dueAt() + " "
                + requiredAndCondition
                + " ORDER BY execution_time" + getQueryLimitPart(limit) + " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        return context.jdbcRunner.query(
                claim(context.tableName, limit),
                statement -> {
                    statement.setBoolean(1, false);
                    setInstant(statement, 2, now);
                    statement.setBoolean(3, true);
                    statement.setString(4, context.schedulerName.getName());
                    setInstant(statement, 5, now);
                },
                context.resultSetMapper.get());
    }

    /** On PostgreSQL the rows are chosen once and for all: a plain subquery may be planned to run for each row. */
    private String claim(String table, int limit) {
        boolean locks = dialect == Dialect.POSTGRESQL;
        return "WITH due AS " + (locks ? "MATERIALIZED " : "") + "(SELECT task_instance FROM " + table
                + " WHERE picked = ? AND execution_time <= " + dialect.dueAt() + " ORDER BY execution_time"
                + getQueryLimitPart(limit) + (locks ? " FOR UPDATE SKIP LOCKED" : "") + ") UPDATE " + table
                + " SET picked = ?, picked_by = ?, last_heartbeat = ?, version = version + 1"
                + " WHERE task_instance IN (SELECT task_instance FROM due) RETURNING *";
    }
}
