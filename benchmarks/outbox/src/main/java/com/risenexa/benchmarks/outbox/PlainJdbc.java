package com.risenexa.benchmarks.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** The floor: INSERT, and a loop that claims 500 rows, does them, and deletes them. No retry, no takeover, no parking. */
final class PlainJdbc implements Subject {
    private static final int BATCH = 500;

    private final DataSource dataSource;
    private final String lock;
    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private volatile boolean closed;

    PlainJdbc(DataSource dataSource, boolean skipLocked) throws SQLException {
        this.dataSource = dataSource;
        this.lock = skipLocked ? " FOR UPDATE SKIP LOCKED" : "";
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE plain (id varchar(36) PRIMARY KEY, payload text NOT NULL)");
        }
    }

    @Override
    public String name() {
        return "plain JDBC";
    }

    @Override
    public void record(Connection connection, int number) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO plain VALUES (?, ?)")) {
            String id = UUID.randomUUID().toString();
            insert.setString(1, id);
            insert.setString(
                    2,
                    "{\"event_type\":\"user_registered\",\"user_id\":\"usr_" + number
                            + "\",\"startup_slug\":\"demo\",\"event_id\":\"" + id + "\",\"occurred_at\":\""
                            + Instant.now() + "\",\"metadata\":{\"plan\":\"pro\"}}");
            insert.executeUpdate();
        }
    }

    @Override
    public void startDraining(int inFlight) {
        ExecutorService workers = Executors.newFixedThreadPool(inFlight);
        loop.execute(() -> {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                while (!closed && drainBatch(connection, workers) > 0) {
                    connection.commit();
                }
                connection.setAutoCommit(true);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            workers.shutdownNow();
        });
    }

    private int drainBatch(Connection connection, ExecutorService workers) throws Exception {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM plain LIMIT " + BATCH + lock);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            all.add(workers.submit(Work::deliver));
        }
        for (Future<?> one : all) {
            one.get();
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM plain WHERE id = ?")) {
            for (String id : ids) {
                delete.setString(1, id);
                delete.addBatch();
            }
            delete.executeBatch();
        }
        return ids.size();
    }

    @Override
    public void close() {
        closed = true;
        loop.shutdown();
    }
}
