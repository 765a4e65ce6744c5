package com.risenexa.examples;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.RecordResult;
import com.risenexa.tracking.outbox.TrackingOutbox;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** An event in the transaction of the row that it is about. */
final class OutboxInYourDatabase {
    private OutboxInYourDatabase() {}

    static TrackingOutbox start(DataSource dataSource, TrackingClient client) {
        // snippet: start
        TrackingOutbox outbox = TrackingOutbox.builder(dataSource, client).build();
        outbox.createTable(); // or Flyway or Liquibase, see below
        outbox.start(); // the worker; an instance that only records leaves it out
        // end
        return outbox;
    }

    static RecordResult signUp(DataSource dataSource, TrackingOutbox outbox, String userId) throws SQLException {
        // snippet: sign-up
        RecordResult result;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO users VALUES (?)")) {
                insert.setString(1, userId);
                insert.executeUpdate();
            }
            result = outbox.record(connection, TrackingEvent.registration(userId)); // neither commits nor closes
            connection.commit();
        }
        outbox.wake(); // deliver now, rather than within the poll interval of 1 s
        // end
        return result;
    }
}
