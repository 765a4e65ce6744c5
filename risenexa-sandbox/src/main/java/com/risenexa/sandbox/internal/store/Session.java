package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The writer's connection with its statements. After a transaction that failed, SQLite may have ended it by itself (a full
 * disk does that), which the driver does not notice: whatever is written next would stand alone. So the connection of a
 * file is replaced; that of a database in memory, which ends with it, begins a new transaction. Used by one thread at a
 * time.
 */
final class Session implements AutoCloseable {
    private final @Nullable Opener opener;
    private Connection connection;
    private Ledger ledger;
    private boolean isBroken;

    /** Makes a connection to the same file. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    /**
     * Takes a connection, which is this object's from here on.
     *
     * @param opener null if the data end with the connection
     */
    Session(Connection connection, @Nullable Opener opener) throws SQLException {
        this.connection = connection;
        this.opener = opener;
        this.ledger = ledger(connection, 0);
    }

    private static Ledger ledger(Connection connection, long lastSeq) throws SQLException {
        connection.setAutoCommit(false);
        Ledger made = new Ledger(connection, lastSeq);
        connection.commit();
        return made;
    }

    /** What to write with, in a transaction that holds nothing of one that failed. */
    Ledger ledger() throws SQLException {
        if (isBroken) {
            if (opener != null) {
                connection = opener.open();
                ledger = ledger(connection, ledger.lastSeq());
            }
            isBroken = false;
        }
        return ledger;
    }

    void commit() throws SQLException {
        ledger.flush();
        connection.commit();
    }

    /** Drops the transaction. */
    void rollback(Exception cause) {
        ledger.forget();
        isBroken = true;
        try {
            if (opener == null) {
                restart();
            } else {
                connection.close();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void restart() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // There was none to roll back: SQLite had done so. Only a change of the mode makes the driver begin
            // another.
            try {
                connection.setAutoCommit(true);
            } catch (SQLException nothingToCommit) {
                e.addSuppressed(nothingToCommit);
            }
            connection.setAutoCommit(false);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
