package com.risenexa.tracking.outbox.internal.work;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.outbox.OutboxException;
import com.risenexa.tracking.outbox.internal.sql.Dialect;
import com.risenexa.tracking.outbox.internal.sql.OutboxTable;
import com.risenexa.tracking.outbox.internal.sql.Schema;
import com.risenexa.tracking.outbox.internal.sql.Transactions;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Everything that must hold before a worker may run. */
public final class Preflight {
    private Preflight() {}

    /** A database that was looked at. */
    private record Checked(Dialect dialect, @Nullable Path ownedFile) {}

    /** A worker that runs; throws {@link OutboxException} and says what is wrong. */
    public static Worker start(
            OutboxTable table, Transactions transactions, TrackingClient client, WorkerSettings settings) {
        OwnerLock lock = null;
        boolean running = false;
        try {
            Checked checked = check(table, transactions);
            lock = checked.ownedFile == null ? null : OwnerLock.take(checked.ownedFile);
            Worker worker = new Worker(table, transactions, checked.dialect, lock, client, settings);
            worker.start();
            running = true;
            return worker;
        } catch (SQLException e) {
            throw new OutboxException("the outbox cannot start, its database cannot be used: " + e.getMessage(), e);
        } finally {
            if (!running && lock != null) {
                lock.close();
            }
        }
    }

    /** What the client sends for; empty if it does not say, or as a mock says nothing at all. */
    public static String startupSlug(TrackingClient client) {
        Object slug = client.startupSlug();
        return slug == null ? "" : client.startupSlug().orElse("");
    }

    private static Checked check(OutboxTable table, Transactions transactions) throws SQLException {
        Schema schema = new Schema(table);
        return transactions.inTransaction(connection -> {
            Dialect dialect = table.dialect(connection);
            if (dialect == Dialect.H2) {
                H2DurabilityCheck.check(connection);
            }
            schema.check(connection);
            try {
                schema.checkWritable(connection);
            } catch (SQLException e) {
                throw new OutboxException(
                        "the outbox cannot start, table " + table.name() + " cannot be written: " + e.getMessage(), e);
            }
            return new Checked(dialect, dialect == Dialect.SQLITE ? OwnerLock.fileOf(connection) : null);
        });
    }
}
