package com.risenexa.sandbox.internal.store;

import java.sql.SQLException;

/** One of many things written in one transaction. Called by the writer's thread. */
public interface WriteTask {
    /** Whether it changes anything; a transaction of others alone is no commit that anybody is told of. */
    default boolean changes() {
        return true;
    }

    /** Writes. May be called again after a rollback, when another entry of the same transaction failed. */
    void write(WriteSession ledger) throws SQLException;

    /** Told after the commit, and only then. Must be quick. */
    void committed();

    /** Told instead, if nothing was written. */
    void failed(Exception cause);
}
