package com.risenexa.sandbox.internal.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The writer's connection with its statements, replaced after each transaction that failed: SQLite may have ended that
 * one by itself (a full disk does that), which the driver does not notice, and what is written next would stand alone.
 * Used by one thread.
 */
final class WriteConnection implements AutoCloseable {
    private final Opener opener;
    private Connection connection;
    private WriteSession ledger;
    private boolean isBroken;

    /** Makes a connection to the same database. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    WriteConnection(Opener opener) throws SQLException {
        this.opener = opener;
        this.connection = opener.open();
        this.ledger = ledger(0);
    }

    private WriteSession ledger(long lastSeq) throws SQLException {
        connection.setAutoCommit(false);
        WriteSession made = new WriteSession(connection, lastSeq);
        connection.commit();
        return made;
    }

    /** What to write with, in a transaction that holds nothing of one that failed. */
    WriteSession ledger() throws SQLException {
        if (isBroken) {
            connection = opener.open();
            ledger = ledger(ledger.lastSeq());
            isBroken = false;
        }
        return ledger;
    }

    void commit() throws SQLException {
        ledger.flush();
        connection.commit();
    }

    /** Drops the transaction and the connection. */
    void rollback(Exception cause) {
        isBroken = true;
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
