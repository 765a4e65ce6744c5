package com.risenexa.benchmarks.outbox;

import java.sql.Connection;

/** One way to keep work in a database until it is done. */
interface Subject extends AutoCloseable {
    String name();

    /** Whether it can write in the caller's transaction; else it commits by itself, after the caller. */
    default boolean joinsTransactions() {
        return true;
    }

    /** Keeps one piece of work. */
    void record(Connection connection, int number) throws Exception;

    /** Begins to do the work, so many pieces at the same time, each by {@link Work#deliver}. */
    void startDraining(int inFlight) throws Exception;

    @Override
    void close();
}
