package com.risenexa.tracking.outbox;

import com.risenexa.tracking.TrackingClient;
import com.risenexa.tracking.TrackingEvent;
import com.risenexa.tracking.outbox.internal.OutboxBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Durable delivery: an event is a row in the application's own transaction, and a worker delivers it later, as often as it
 * takes. Thread-safe; make one and keep it.
 *
 * <p><b>Promised:</b> an event is recorded with the caller's transaction or not at all. It is sent until the server has
 * taken it (at least once on the wire, once in the count: its id stays the same), even if processes die in between. An
 * event that the server rejects is parked, never dropped. <b>Not promised:</b> any order; and an event that was never
 * committed.
 *
 * <p>{@link #record} works without {@link #start}: another process may deliver. Databases: PostgreSQL 13, MariaDB 10.6,
 * MySQL 8, SQLite 3.42, each and newer; H2 for tests only.
 */
public interface TrackingOutbox extends AutoCloseable {

    /**
     * An outbox in the application's database. The table must exist ({@link #createTable}, or the script
     * {@code risenexa-outbox/postgresql.sql} and so on in this jar).
     *
     * @param dataSource gives connections to the database; stays the caller's
     * @param client sends the events; stays the caller's, and must stay open as long as the outbox
     * @return a builder with every option at its default
     */
    static Builder builder(DataSource dataSource, TrackingClient client) {
        return OutboxBuilder.of(dataSource, client);
    }

    /**
     * An outbox in a database named by its JDBC URL, through a pool of the outbox's own with at most four connections.
     * Needs {@code com.zaxxer:HikariCP} and the database's driver. Unless the URL says otherwise, a connection that has
     * been silent for 20 s is closed, and a SQLite file is opened as {@link #embedded} does.
     *
     * @param jdbcUrl such as {@code jdbc:postgresql://host/db?user=me}
     * @param client sends the events; stays the caller's
     * @return a builder with every option at its default
     * @throws OutboxException if HikariCP or the driver is not on the class path
     */
    static Builder builder(String jdbcUrl, TrackingClient client) {
        return OutboxBuilder.of(jdbcUrl, client);
    }

    /**
     * An outbox in a SQLite file of its own, for an application that has no database. The file and its table are
     * created if they are missing. Every commit reaches the disk ({@code synchronous=FULL}). Any number of processes may
     * record; one at a time may deliver, which {@link #start} makes sure of. Needs {@code com.zaxxer:HikariCP} and
     * {@code org.xerial:sqlite-jdbc}.
     *
     * @param file the database's file, created if it is missing; on a local disk
     * @param client sends the events; stays the caller's
     * @return an outbox that is not started
     * @throws OutboxException if the file cannot be opened, or HikariCP or the driver is not on the class path
     */
    static TrackingOutbox embedded(Path file, TrackingClient client) {
        return embeddedBuilder(file, client).build();
    }

    /**
     * An outbox in a SQLite file of its own, with options.
     *
     * @param file the database's file, created if it is missing; on a local disk
     * @param client sends the events; stays the caller's
     * @return a builder with every option at its default
     * @throws OutboxException if HikariCP or the driver is not on the class path
     */
    static Builder embeddedBuilder(Path file, TrackingClient client) {
        return OutboxBuilder.embedded(file, client);
    }

    /**
     * Records an event in the caller's own transaction: neither commits nor closes, and leaves the transaction usable
     * whatever the result. Stamps {@code occurred_at} if the event has none. If the connection is in auto-commit mode the
     * event is recorded at once.
     *
     * <p>Call {@link #wake} after the commit for delivery at once; without it a worker finds the event within its poll
     * interval. Where another transaction has recorded the same id and is still open, this waits for its end.
     *
     * @param connection to the database of this outbox
     * @param event what happened; null is {@link RecordResult.Invalid}
     * @return recorded, already recorded, or invalid
     * @throws SQLException if the database fails: roll back, or the event is silently lost
     */
    RecordResult record(Connection connection, @Nullable TrackingEvent event) throws SQLException;

    /**
     * Records an event through the outbox's DataSource. Where that gives connections in auto-commit mode, the event is
     * recorded at once and its delivery begins. Where it gives a connection that belongs to a transaction of the caller
     * (see {@link Builder#transactionActive}), the event joins it.
     *
     * @param event what happened; null is {@link RecordResult.Invalid}
     * @return recorded, already recorded, or invalid
     * @throws SQLException if the database fails, or if it is not known whether the connection belongs to a transaction
     */
    RecordResult record(@Nullable TrackingEvent event) throws SQLException;

    /**
     * Starts the worker that delivers, on daemon threads of its own. Does nothing if it is already started.
     *
     * @throws OutboxException if the table is missing or of another version, the database cannot be reached or written,
     *     or is a kind of H2 that loses commits
     * @throws OutboxInUseException if another process delivers from this SQLite file
     * @throws IllegalStateException if the outbox is closed
     */
    void start();

    /** Makes the worker poll now instead of at its next interval. Cheap; does nothing if it is not started. */
    void wake();

    /**
     * The status of the outbox. May be asked every few seconds: with more than 10,000 rows they are counted every
     * 10 s.
     *
     * @return the numbers of this moment
     * @throws OutboxException if the database fails
     */
    OutboxStatus status();

    /**
     * The parked events, the longest parked first.
     *
     * @return at most 1,000
     * @throws OutboxException if the database fails
     */
    List<ParkedEvent> parked();

    /**
     * Sends a parked event again, soon and with a fresh backoff.
     *
     * @param eventId the id of the event
     * @return whether it was parked
     * @throws OutboxException if the database fails
     */
    boolean retry(UUID eventId);

    /**
     * Sends all parked events again.
     *
     * @return how many there were
     * @throws OutboxException if the database fails
     */
    long retryAll();

    /**
     * Deletes a parked event for good. The reason is logged with the event's id and last result.
     *
     * @param eventId the id of the event
     * @param reason why, for those who read the log later; not blank
     * @return whether it was parked
     * @throws IllegalArgumentException if the reason is blank
     * @throws OutboxException if the database fails
     */
    boolean discard(UUID eventId, String reason);

    /**
     * Creates the table if it is missing, and otherwise checks it.
     *
     * @return whether it was created
     * @throws OutboxException if it is of another version, or the database fails
     */
    boolean createTable();

    /**
     * Stops the worker: events in flight are completed or released for other instances. Returns within the deadline,
     * whatever the database does. Recording continues, and {@link #start} starts the worker again. Does nothing if it
     * is not started.
     *
     * @param deadline how long at most; zero or less interrupts at once
     * @return whether all of them were completed or released; false leaves rows to be taken over within a minute
     */
    boolean stop(Duration deadline);

    /**
     * Stops delivering, as {@link #stop} does, and releases everything; the outbox cannot be started again. An outbox with
     * connections of its own rejects further recordings. Closing again does nothing.
     *
     * @param deadline how long at most; zero or less interrupts at once
     * @return whether all of them were completed or released; false leaves rows to be taken over within a minute
     */
    boolean close(Duration deadline);

    /** Closes the outbox with a deadline of 10 seconds. */
    @Override
    default void close() {
        close(Duration.ofSeconds(10));
    }

    /** The options of an outbox. Not thread-safe. */
    interface Builder {
        /**
         * The interval at which the worker polls for events that it was not notified of. Default 1 s.
         *
         * @param interval 10 ms to 1 min
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        Builder pollInterval(Duration interval);

        /**
         * The maximum number of events in flight. Default 64.
         *
         * @param events 1 to 256
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        Builder maxInFlight(int events);

        /**
         * The interval at which the worker signals to other instances that it is alive. After four missed ones they
         * take its events over: within seven intervals. Default 8 s, the same in every instance.
         *
         * @param interval 100 ms to 1 min
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        Builder heartbeat(Duration interval);

        /**
         * Another name for the table, such as {@code app.risenexa_outbox}. Default {@code risenexa_outbox}.
         *
         * @param name letters, digits and underscores, with a schema in front or not; as the database writes it unquoted
         * @return this builder
         * @throws IllegalArgumentException if it is not such a name
         */
        Builder tableName(String name);

        /**
         * Says whether the DataSource's next connection belongs to a transaction of the caller, such as Spring's
         * {@code TransactionSynchronizationManager::isActualTransactionActive} with a
         * {@code TransactionAwareDataSourceProxy}. Asked in {@link TrackingOutbox#record(TrackingEvent)} only, and only
         * if the connection is not in auto-commit mode: true joins and does not commit, false commits. Unset, a DataSource
         * whose class says that it is transaction-aware is joined, and any other connection without auto-commit is
         * rejected: a commit might split a transaction, and without one the event might be lost.
         *
         * @param active called on the recording thread
         * @return this builder
         */
        Builder transactionActive(BooleanSupplier active);

        /**
         * Creates the outbox. Starts no thread, and opens no connection unless it is an embedded one.
         *
         * @return a new outbox that is not started
         * @throws OutboxException if the file of an embedded one cannot be opened
         */
        TrackingOutbox build();
    }
}
