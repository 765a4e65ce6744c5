package com.risenexa.benchmarks.outbox;

import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.ThreadLocalContextTransactionManager;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/**
 * gruelbox transaction-outbox. Its transaction manager owns the transaction, so the business row is written in it. While
 * recording, nothing is submitted, so that what is measured is recording; draining is its flush in a loop.
 */
final class Gruelbox implements Subject {
    private final ThreadLocalContextTransactionManager transactions;
    private final TransactionOutbox recording;
    private final DataSource dataSource;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean closed;

    /** Called by reflection, by the library. */
    public static class Handler {
        public void deliver(int number, String payload) {
            Work.deliver();
        }
    }

    Gruelbox(DataSource dataSource) {
        this.dataSource = dataSource;
        this.transactions = TransactionManager.fromDataSource(dataSource);
        this.recording = builder().submitter((entry, local) -> {}).build();
    }

    private TransactionOutbox.TransactionOutboxBuilder builder() {
        return TransactionOutbox.builder()
                .transactionManager(transactions)
                .persistor(Persistor.forDialect(Dialect.POSTGRESQL_9))
                .attemptFrequency(Duration.ofSeconds(1))
                .flushBatchSize(4096);
    }

    @Override
    public String name() {
        return "gruelbox transaction-outbox";
    }

    @Override
    public void record(Connection connection, int number) {
        throw new UnsupportedOperationException("it begins its own transactions: see recordWith");
    }

    /** One transaction of its own, with the caller's statement in it. */
    void recordWith(int number, String businessInsert) {
        transactions.inTransaction(transaction -> {
            try (var insert = transaction.connection().prepareStatement(businessInsert)) {
                insert.setInt(1, number);
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            recording.schedule(Handler.class).deliver(number, "{\"plan\":\"pro\"}");
        });
    }

    @Override
    public void startDraining(int inFlight) throws Exception {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            // What was scheduled waits for one attempt frequency; here all is due.
            statement.execute("UPDATE txno_outbox SET nextattempttime = now() - interval '1 hour'");
        }
        ExecutorService workers = Executors.newFixedThreadPool(inFlight);
        TransactionOutbox draining =
                builder().submitter(Submitter.withExecutor(workers)).build();
        threads.execute(() -> {
            while (!closed) {
                draining.flush();
            }
            workers.shutdownNow();
        });
    }

    @Override
    public void close() {
        closed = true;
        threads.shutdown();
    }
}
