package com.risenexa.tracking.outbox.internal.work;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.shaded.jdbc.RowMapper;
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
    private final CircuitBreaker breaker;
    private final DatabaseHealth health;

    DialectCustomization(Dialect dialect, CircuitBreaker breaker, DatabaseHealth health) {
        super(false);
        this.dialect = dialect;
        this.breaker = breaker;
        this.health = health;
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
        return true;
    }

    /** Never throws: the engine would log each poll of a database that is away, with its stack. */
    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
        int claimable = breaker.claimable(now, limit);
        if (claimable == 0) {
            return List.of();
        }
        health.pollBegins();
        try {
            List<Execution> claimed = dialect == Dialect.POSTGRESQL || dialect == Dialect.SQLITE
                    ? claimInOneStatement(context, now, claimable)
                    : claimInOneTransaction(context, now, claimable);
            health.succeeded();
            return claimed;
        } catch (Throwable e) {
            health.failed(e);
            return List.of();
        } finally {
            health.pollEnds();
        }
    }

    private List<Execution> claimInOneStatement(JdbcTaskRepositoryContext context, Instant now, int limit) {
        // On PostgreSQL the rows are chosen once and for all: a plain subquery may be planned to run for each row.
        String due = "WITH due AS " + (dialect == Dialect.POSTGRESQL ? "MATERIALIZED " : "") + "("
                + selectDue(context, limit) + ") ";
        return context.jdbcRunner.query(
                due + updateClaimed(context, "SELECT task_instance FROM due") + " RETURNING *",
                statement -> {
                    bindDue(statement, now);
                    bindClaim(statement, 3, context, now);
                },
                context.resultSetMapper.get());
    }

    private List<Execution> claimInOneTransaction(JdbcTaskRepositoryContext context, Instant now, int limit) {
        return context.jdbcRunner.inTransaction(transaction -> {
            List<String> ids = transaction.query(
                    selectDue(context, limit), statement -> bindDue(statement, now), (RowMapper<String>)
                            row -> row.getString(1));
            if (ids.isEmpty()) {
                return List.of();
            }
            String list = "?" + ", ?".repeat(ids.size() - 1);
            transaction.execute(updateClaimed(context, list), statement -> {
                bindClaim(statement, 1, context, now);
                bindIds(statement, 4, ids);
            });
            return transaction.query(
                    "SELECT * FROM " + context.tableName + " WHERE task_instance IN (" + list + ")",
                    statement -> bindIds(statement, 1, ids),
                    context.resultSetMapper.get());
        });
    }

    private String selectDue(JdbcTaskRepositoryContext context, int limit) {
        return "SELECT task_instance FROM " + context.tableName + " WHERE picked = ? AND execution_time <= "
                + dialect.dueAt() + " ORDER BY execution_time" + getQueryLimitPart(limit)
                + (dialect == Dialect.SQLITE ? "" : " FOR UPDATE SKIP LOCKED");
    }

    private static String updateClaimed(JdbcTaskRepositoryContext context, String ids) {
        return "UPDATE " + context.tableName + " SET picked = ?, picked_by = ?, last_heartbeat = ?,"
                + " version = version + 1 WHERE task_instance IN (" + ids + ")";
    }

    private void bindDue(PreparedStatement statement, Instant now) throws SQLException {
        statement.setBoolean(1, false);
        setInstant(statement, 2, now);
    }

    private void bindClaim(PreparedStatement statement, int from, JdbcTaskRepositoryContext context, Instant now)
            throws SQLException {
        statement.setBoolean(from, true);
        statement.setString(from + 1, context.schedulerName.getName());
        setInstant(statement, from + 2, now);
    }

    private static void bindIds(PreparedStatement statement, int from, List<String> ids) throws SQLException {
        for (int i = 0; i < ids.size(); i++) {
            statement.setString(from + i, ids.get(i));
        }
    }
}
